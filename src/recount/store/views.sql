-- Views for people, datasette and pandas. Made anew by each migration: they hold no data of their own.
-- "Current" is a report's newest coding and the accounts that stand after the newest link.

CREATE VIEW v_current_codings AS
SELECT report_id, max(entry) AS coding FROM codings GROUP BY report_id;

CREATE VIEW v_standing AS
SELECT s.account FROM standings s
WHERE s.stands AND NOT EXISTS (SELECT 1 FROM standings n WHERE n.account = s.account AND n.link > s.link);

CREATE VIEW v_reports AS
SELECT r.id AS report_id,
       json_extract(c.text, '$.name') AS report,
       json_extract(c.text, '$.source') AS source,
       json_extract(c.text, '$.title') AS title,
       json_extract(c.text, '$.url') AS url,
       r.published, r.language, r.copy_of,
       t.text
FROM reports r JOIN contents c ON c.digest = r.digest JOIN contents t ON t.digest = r.text_digest
WHERE c.text IS NOT NULL;

CREATE VIEW v_claims AS
SELECT k.id AS claim_id, m.incident_id, k.report_id, r.report, r.source, r.published, k.ordinal, k.event_type, k.stance,
       (SELECT group_concat(json_extract(q.value, '$.exact'), ' < ') FROM json_each(c.text, '$.speakers') q) AS speakers,
       (SELECT group_concat(json_extract(q.value, '$.exact'), '; ') FROM json_each(c.text, '$.perpetrators') q) AS perpetrators,
       (SELECT group_concat(json_extract(q.value, '$.exact'), '; ') FROM json_each(c.text, '$.targets') q) AS targets,
       (SELECT group_concat(json_extract(q.value, '$.quote.exact'), '; ') FROM json_each(c.text, '$.places') q) AS places,
       json_extract(c.text, '$.when.exact') AS when_words,
       json_extract(g.text, '$.when.value.start') AS date_start,
       json_extract(g.text, '$.when.value.end') AS date_end,
       json_extract(c.text, '$.evidence[0].exact') AS evidence
FROM v_current_codings n
JOIN claims k ON k.coding = n.coding
JOIN contents c ON c.digest = k.digest AND c.text IS NOT NULL
JOIN v_reports r ON r.report_id = k.report_id
LEFT JOIN readings w ON w.coding = k.coding AND w.claim_id = k.id
LEFT JOIN contents g ON g.digest = w.digest
LEFT JOIN (SELECT h.claim_id, i.id AS incident_id FROM v_standing s
           JOIN memberships h ON h.account = s.account JOIN incidents i ON i.entry = s.account) m ON m.claim_id = k.id;

CREATE VIEW v_tolls AS
SELECT v.claim_id, v.incident_id, v.report_id, v.report, v.source, v.published, v.stance,
       CAST(t.key AS INTEGER) AS toll,
       json_extract(t.value, '$.kind') AS kind,
       json_extract(t.value, '$.count.low') AS low,
       json_extract(t.value, '$.count.high') AS high,
       json_extract(t.value, '$.count.wording') AS wording,
       json_extract(t.value, '$.population') AS population,
       json_extract(t.value, '$.group') AS people,
       json_extract(t.value, '$.part_of') AS part_of,
       json_extract(t.value, '$.quote.exact') AS words,
       json_extract(t.value, '$.quote.span.start') AS "start",
       json_extract(t.value, '$.quote.span.end') AS "end"
FROM v_claims v
JOIN v_current_codings n ON n.report_id = v.report_id
JOIN claims k ON k.coding = n.coding AND k.id = v.claim_id
JOIN contents c ON c.digest = k.digest
JOIN json_each(c.text, '$.tolls') t;

CREATE VIEW v_evidence AS
WITH said AS (
  SELECT k.id AS claim_id, k.report_id, c.text AS body
  FROM v_current_codings n JOIN claims k ON k.coding = n.coding JOIN contents c ON c.digest = k.digest AND c.text IS NOT NULL
), quotes AS (
  SELECT claim_id, report_id, 'evidence' AS slot, key AS nth, value AS quote FROM said, json_each(body, '$.evidence')
  UNION ALL SELECT claim_id, report_id, 'speakers', key, value FROM said, json_each(body, '$.speakers')
  UNION ALL SELECT claim_id, report_id, 'perpetrators', key, value FROM said, json_each(body, '$.perpetrators')
  UNION ALL SELECT claim_id, report_id, 'targets', key, value FROM said, json_each(body, '$.targets')
  UNION ALL SELECT claim_id, report_id, 'weapons', key, value FROM said, json_each(body, '$.weapons')
  UNION ALL SELECT claim_id, report_id, 'places', key, json_extract(value, '$.quote') FROM said, json_each(body, '$.places')
  UNION ALL SELECT claim_id, report_id, 'tolls', key, json_extract(value, '$.quote') FROM said, json_each(body, '$.tolls')
  UNION ALL SELECT claim_id, report_id, 'losses', key, json_extract(value, '$.quote') FROM said, json_each(body, '$.losses')
  UNION ALL SELECT claim_id, report_id, 'when', 0, json_extract(body, '$.when') FROM said
            WHERE json_type(body, '$.when') = 'object'
)
SELECT q.claim_id, q.report_id, r.report, r.source, r.published, q.slot, CAST(q.nth AS INTEGER) AS nth,
       json_extract(q.quote, '$.exact') AS words,
       json_extract(q.quote, '$.span.start') AS "start",
       json_extract(q.quote, '$.span.end') AS "end"
FROM quotes q JOIN v_reports r ON r.report_id = q.report_id;

CREATE VIEW v_estimates AS
SELECT i.id AS incident_id, e.kind, e.population, e.method, e.version, e.low, e.best, e.high, e.witnesses, e.as_of
FROM v_standing s JOIN incidents i ON i.entry = s.account JOIN estimates e ON e.account = s.account;

CREATE VIEW v_incidents AS
SELECT i.id AS incident_id, (SELECT k.event_type FROM claims k WHERE k.id = i.founding_claim LIMIT 1) AS event_type,
       i.date_start, i.date_end, i.date_precision,
       json_extract(c.text, '$.place') AS place_words, json_extract(c.text, '$.locus.name') AS place,
       i.country, i.admin1, i.lat, i.lon, i.radius_km, i.place_precision,
       t.low AS killed_as_told_low, t.best AS killed_as_told_best, t.high AS killed_as_told_high,
       u.low AS killed_ucdp_low, u.best AS killed_ucdp_best, u.high AS killed_ucdp_high,
       u.witnesses, g.occurrence, g.harm,
       (SELECT count(*) FROM memberships m WHERE m.account = i.entry) AS claims,
       (SELECT count(DISTINCT k.report_id) FROM memberships m JOIN claims k ON k.id = m.claim_id
        WHERE m.account = i.entry) AS reports
FROM v_standing s
JOIN incidents i ON i.entry = s.account
JOIN contents c ON c.digest = i.digest AND c.text IS NOT NULL
LEFT JOIN grades g ON g.account = i.entry
LEFT JOIN estimates t ON t.account = i.entry AND t.kind = 'killed' AND t.population = 'all' AND t.method = 'as_told'
LEFT JOIN estimates u ON u.account = i.entry AND u.kind = 'killed' AND u.population = 'all' AND u.method = 'ucdp';

CREATE VIEW v_trail AS
SELECT t.link, r.code_version, t.kind, t.from_id, j.value AS to_id, t.because
FROM trail t JOIN links l ON l.entry = t.link JOIN runs r ON r.id = l.run_id
LEFT JOIN json_each(t.to_ids) j
ORDER BY t.link, t.ordinal, j.key;

CREATE VIEW v_copies AS
SELECT k.report_id, r.report, r.source, r.published, k.origin AS origin_id, o.report AS origin, o.source AS origin_source,
       o.published AS origin_published, k.relation, k.share, k.share_of, k.news, k.because
FROM kinships k JOIN v_reports r ON r.report_id = k.report_id JOIN v_reports o ON o.report_id = k.origin;
