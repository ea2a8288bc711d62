"""Invented files of every kind, made when a test needs them."""

import io
from pathlib import Path

LEAD = "Nine people were killed when shells hit a market in the town of Sarvan on Wednesday, hospital staff said."
DENIAL = "The ministry of defence denied that its forces had fired on the town."

PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Nine killed in market shelling - The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post">
<meta property="article:published_time" content="2021-03-04T08:00:00+03:00">
<meta property="og:url" content="https://harbourpost.example/news/1"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World news and comment</a></li></ul></nav>
<article><h1>Nine killed in market shelling</h1><p>{LEAD}</p>
<p>Read more: Twelve drown as ferry sinks</p>
<p>{DENIAL} Residents said the shells came from the north, where the army has its positions.</p></article>
<aside><h3>Most read</h3><ul><li><a href="/y">City win again in the cup after late goal</a></li></ul></aside>
<footer>Copyright 2021 The Harbour Post. All rights reserved.</footer></body></html>"""

LINKS = "".join(f'<li><a href="/{n}">Section {n} of the news</a></li>' for n in range(40))
NO_ARTICLE = f"<html><body><nav><ul>{LINKS}</ul></nav></body></html>"


def pdf_bytes(*pages: tuple[str, ...]) -> bytes:
    """A PDF with the given lines on each page, in Helvetica, with a valid cross-reference table."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj 0 -16 Td" for line in lines)
        content = f"BT /F1 11 Tf 60 740 Td {shown} ET" if lines else ""
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + tail.encode("latin-1")


def docx_bytes(*paragraphs: str, title: str = "", rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A Word document with the given paragraphs, then a table."""
    from docx import Document

    document = Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def put(folder: Path, name: str, data: bytes | str) -> Path:
    """Write a file and say where it is."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path
