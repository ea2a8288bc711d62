"""Erase what a report said, on request, and keep the tombstone: ids, digests and the chain stay, and still verify.

Erased are the report's text and particulars, its capture with the bytes, its claims and readings in every coding, every
account that rests on one of its claims (accounts quote places, and say why), and decisions about its claims (they keep the
words by which they are found again); so are all slim rows. What stays are ids, digests, types, dates,
coordinates and counts. A text that another report has too, word for word, stays for that report.

Link again afterwards (`flow.keep.derive`): until then the incidents that rested on it are not shown.
"""

from sqlalchemy import Connection, text

from recount.model import Decision, UsageError, WithdrawalReason
from recount.store import rows, slim
from recount.store.ledger import Ledger

KIND = "withdraw"  # of the decision that says who withdrew which report, when and why

# Digests of all that the report :id has put into the ledger. Runs say nothing of it.
_OWN = """
    SELECT digest FROM reports WHERE id = :id
    UNION SELECT digest FROM codings WHERE report_id = :id
    UNION SELECT digest FROM claims WHERE report_id = :id
    UNION SELECT w.digest FROM readings w JOIN codings k ON k.entry = w.coding WHERE k.report_id = :id
    UNION SELECT c.digest FROM captures c JOIN reports r ON r.capture_id = c.id WHERE r.id = :id
    UNION SELECT c.content_id FROM captures c JOIN reports r ON r.capture_id = c.id WHERE r.id = :id
    UNION SELECT i.digest FROM incidents i JOIN memberships m ON m.account = i.entry
          JOIN claims k ON k.id = m.claim_id WHERE k.report_id = :id
    UNION SELECT d.digest FROM decisions d JOIN contents c ON c.digest = d.digest, json_each(c.text, '$.anchors') a
          WHERE json_extract(a.value, '$.report_id') = :id
    UNION SELECT d.digest FROM decisions d JOIN contents c ON c.digest = d.digest, json_each(c.text, '$.about') a
          WHERE json_extract(c.text, '$.kind') != 'withdraw'
          AND (a.value = :id OR a.value IN (SELECT id FROM claims WHERE report_id = :id))
    UNION SELECT text_digest FROM reports WHERE id = :id
"""
# What a report that was not withdrawn has too: a twin's text, a capture with two reports in it
_SHARED = """
    SELECT r.text_digest FROM reports r JOIN contents c ON c.digest = r.digest WHERE r.id != :id AND c.erased IS NULL
    UNION SELECT x.digest FROM captures x JOIN reports r ON r.capture_id = x.id
          JOIN contents c ON c.digest = r.digest WHERE r.id != :id AND c.erased IS NULL
    UNION SELECT x.content_id FROM captures x JOIN reports r ON r.capture_id = x.id
          JOIN contents c ON c.digest = r.digest WHERE r.id != :id AND c.erased IS NULL
"""
_ERASE = f"""UPDATE contents SET text = NULL, bytes = NULL, erased = :reason
    WHERE erased IS NULL AND digest IN ({_OWN}) AND digest NOT IN ({_SHARED})"""  # noqa: S608 - both parts are above


def withdraw(ledger: Ledger, decision: Decision) -> int:
    """Erase the reports that the decision is about, and append the decision; in one transaction. How many contents are gone.

    Afterwards the file holds no copy of them: freed pages are overwritten, and the write-ahead log is emptied. Copies of the
    file made before are not reached.

    Raises:
        UsageError: the decision is of another kind or gives no reason, or a report is not in the ledger.
        LedgerError: the file can't be written.
    """
    if decision.kind != KIND or not decision.reason.strip():
        raise UsageError(
            f"a withdrawal is a decision of kind {KIND!r} with a reason, not {decision.kind!r}. Give both."
        )
    with ledger.write() as chain:
        for report_id in decision.about:
            _refuse_unknown(chain.connection, report_id)
        chain.append(rows.decision_row(decision))
        slim.empty(chain.connection)  # they hold names and numbers; linking makes them anew
        gone = sum(
            chain.connection.execute(text(_ERASE), {"id": report_id, "reason": _tombstone(decision)}).rowcount
            for report_id in decision.about
        )
    ledger.empty_log()
    return gone


def _tombstone(decision: Decision) -> str:
    """The code of the reason where one is given: what a person writes beside it may say too much for a tombstone."""
    return decision.answer if decision.answer in set(WithdrawalReason) else decision.reason


def _refuse_unknown(connection: Connection, report_id: str) -> None:
    if not connection.execute(text("SELECT 1 FROM reports WHERE id = :id"), {"id": report_id}).scalar():
        raise UsageError(f"the ledger has no report {report_id}. `v_reports` lists them with their ids.")
