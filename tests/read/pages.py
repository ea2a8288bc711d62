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

CROWDED = """<html lang="en"><head><title>Drone strike kills four near Kosti | Blue Nile Times</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Drone strike kills four near Kosti", "datePublished": "2025-03-02T21:15:00Z",
"dateModified": "2025-03-05T08:00:00Z", "publisher": {"@type": "Organization", "name": "Blue Nile Times"}}</script></head>
<body><div id="cookie"><p>We use cookies. By clicking accept you agree to our policy on cookies and partners.</p></div>
<header><a href="/">Blue Nile Times</a><div class="breaking">BREAKING: President resigns after protests</div></header>
<main><div class="story"><h1>Drone strike kills four near Kosti</h1><div class="byline">By Amna Idris</div>
<time datetime="2025-03-02">2 March 2025</time>
<p>KOSTI - A drone hit a minibus on the road south of Kosti on Sunday, killing four passengers, a doctor said.</p>
<div class="related"><h3>Related</h3><ul><li><a href="/1">Forty killed in camp attack last year</a></li></ul></div>
<p>The army said it had no information. The Rapid Support Forces did not comment on the strike.</p>
<p>It was the third such strike this week, according to the emergency room, which counts 11 dead in all.</p>
<p><strong>READ MORE: <a href="/3">Fifteen soldiers killed in ambush</a></strong></p>
<p>Follow us on our channels</p></div>
<section class="comments"><h2>3 Comments</h2><p>User1: they killed 500 people!!</p></section></main>
<div class="sidebar"><h3>Most popular</h3><p><a href="/9">Earthquake kills 200 in the north, officials say</a></p></div>
</body></html>"""

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
