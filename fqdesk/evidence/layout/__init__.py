"""The page engine: Chinese type on paper. It knows nothing of records or standards.

Units: millimetres from the top left of a page's printed block; type sizes, line pitches and rule
widths in points; spaces between characters in em. A page is made in this order:

    faces = Faces()                           the six hands (song songbd hei heibd fang kai biaosong)
    shaper = Shaper(faces)                    measures and remembers; one for a whole volume
    leaves = flow([Text…, Ledger…, Form…], shaper, kind="evidence", head=Head(inner, outer))
    volume = plan([Section(place, title, leaves, level, start), …], duplex=True)
    write(volume, path, shaper, Details(title, author, day=…), Edition(code=…, pages=…, finish=…))

`Style` is face, size, colour, underline; a `Run` is text in a style. Blocks for `flow`: `Text` (a
paragraph), `Beside` (label column and content), `Ledger` (open table, head repeated), `Form`
(closed form, grows), `Drawn` (fixed height, own drawing function), `Gap`, `NewPage`. A block with
`keep` stays with the one after it; `names` are places that `Cell(page_of=…)`, `Cell(link=…)`,
`ink.link` and `ink.page_of` lead to; a section's `place` is one as well. A page that is drawn by
hand is a `Leaf(draw=lambda ink, frame: …, kind=…)` without `flow`.

Page numbers are known only once `plan` has run, therefore everything that prints one is drawn, not
laid out: give it room and ask `ink.page_of(place)` while drawing.

Characters no font has print as 〓 and are named by `faces.missing()`; faces that stand in for those
GB/T 9704 names by `faces.substitutions()`. `archival("2u" or "3u", data)` as `finish` makes the
file PDF/A; do not ask for it when pages are `attached` or a photo is `cmyk`: neither can be vouched
for. `merge.count_pages` and `images.read_photo` raise `Refused` with a sentence to print instead.
"""
