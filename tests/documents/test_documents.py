"""Files of every kind, sound and hostile, to documents."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from making_docx import W, document_xml, docx, p, run, table, tbl, tc, with_notes, zipped

from kangle_stats.documents import Document, Unreadable, documents_in, passed_over, read_document
from kangle_stats.documents import document as limits
from kangle_stats.documents.read import document_of
from kangle_stats.messages import MESSAGES, say

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(data: bytes, file: str = "报告.docx") -> str:
    """The code with which some bytes are refused; its message can be said."""
    with pytest.raises(Unreadable) as caught:
        document_of(data, file)
    assert say("zh", caught.value.code, **caught.value.details)
    assert say("en", caught.value.code, **caught.value.details)
    return caught.value.code


def read_or_refused(data: bytes, file: str) -> str:
    """The code with which some bytes are refused; '' where they are read, with every place right."""
    try:
        document = document_of(data, file)
    except Unreadable as why:
        return why.code if say("zh", why.code, **why.details) and say("en", why.code, **why.details) else "silent"
    check_places(document)
    return ""


def text_of(body: str) -> str:
    return document_of(docx(body), "报告.docx").text


def check_places(document: Document) -> None:
    """Every cell stands where it says, outside the prose, and the grid is full."""
    prose = document.prose
    assert len(prose) == len(document.text)
    assert prose.count("\n") == document.text.count("\n")
    spans = list(document.prose_spans)
    assert spans == sorted(spans)
    for start, end in spans:
        assert 0 <= start <= end <= len(document.text)
        assert prose[start:end] == document.text[start:end]
    for each in document.tables:
        assert len({len(row) for row in each.rows}) == 1
        for y, row in enumerate(each.rows):
            for x, cell in enumerate(row):
                assert "\n" not in cell.text
                if cell.start is None:
                    continue
                assert (cell.row, cell.column) == (y, x)
                assert document.text[cell.start : cell.start + len(cell.text)] == cell.text
                assert not prose[cell.start : cell.start + len(cell.text)].strip()


# --- Plain text ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("投入资金３５万元。\n".encode(), "UTF-8"),
        ("投入资金３５万元。\n".encode("utf-8-sig"), "UTF-8"),
        ("投入资金３５万元。\n".encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + "投入资金３５万元。\n".encode("utf-16-be"), "UTF-16"),
        ("投入资金３５万元。\n".encode("gb18030"), "GB18030"),
        ("投入资金３５万元。\r\n".encode("gbk"), "GB18030"),
        ("投入资金３５万元。\r".encode(), "UTF-8"),
    ],
)
def test_encodings_are_recognised(data: bytes, encoding: str) -> None:
    document = document_of(data, "报告.txt")
    assert (document.text, document.encoding) == ("投入资金３５万元。\n", encoding)
    assert document.prose == document.text
    assert document.position(5) == (1, 6)


def test_an_empty_file_is_an_empty_document() -> None:
    assert document_of(b"", "空.txt") == Document("空.txt", "", (), "UTF-8", ())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"abc\0def", "document-binary"),
        (bytes(range(1, 32)), "document-binary"),
        ("一份报告\n第二行".encode() + b"\xff", "document-damaged"),
        (b"\xef\xbb\xbf" + "报告".encode("gbk"), "document-damaged"),
        (b"\xff\xfe\x00\xd8", "document-damaged"),
        (b"ok\n\xff\xff\xff", "document-not-text"),
        (b"SQLite format 3\0", "document-other-kind"),
        (b"\x1f\x8b\x08abc", "document-other-kind"),
        (b"GIF89a", "document-picture"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    assert refused(data, "报告.txt") == code


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_wide_text_is_read_without_a_mark_too(codec: str) -> None:
    document = document_of("报告\n第2行".encode(codec), "报告.txt")
    assert (document.text, document.encoding) == ("报告\n第2行", codec[:6].upper())


def test_the_line_of_a_damaged_byte_is_told() -> None:
    with pytest.raises(Unreadable) as caught:
        document_of("第一行是好的\n第二行\n坏".encode() + b"\xfe", "报告.txt")
    assert caught.value.details == {"encoding": "UTF-8", "line": "3"}


def test_a_file_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kangle_stats.documents.read.MOST_BYTES", 10)
    assert refused(b"x" * 11, "报告.txt") == "document-too-long"


# --- Markdown --------------------------------------------------------------------------------------------------------


def test_pipe_tables() -> None:
    text = "# 报告\n\n单位：万元\n\n| 乡镇 | 投入 |\n|:---|---:|\n| 石坡乡 | 30 |\n合计 | 50\\|2 | 多 \n\n| 完 |\n"
    document = document_of(text.encode(), "报告.md")
    assert document.text == text
    (found,) = document.tables
    assert (found.caption, found.line) == ("报告\n单位：万元", 5)
    assert [[cell.text for cell in row] for row in found.rows] == [
        ["乡镇", "投入"],
        ["石坡乡", "30"],
        ["合计", "50\\|2"],
    ]
    assert document.prose.split() == ["#", "报告", "单位：万元", "|", "完", "|"]
    check_places(document)


def test_pipes_in_code_and_prose_are_no_table() -> None:
    text = "```\n| a | b |\n|---|---|\n```\n\n男 | 女\n--\n"
    assert document_of(text.encode(), "报告.md").tables == ()
    assert document_of(b"| a |\n|---|\n| 1 |", "a.txt").tables == ()


# --- Word ------------------------------------------------------------------------------------------------------------


def test_runs_split_anywhere() -> None:
    assert text_of(p(run("投入"), run("1"), run("200"), run("万元"))) == "投入1200万元\n"


def test_tabs_breaks_and_hyphens() -> None:
    assert text_of(
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/></w:r></w:p>"
    ) == ("甲\t乙\n丙-\n")


def test_tab_stops_are_no_text() -> None:
    assert text_of('<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>') == "甲\n"


def test_links_and_insertions_but_no_deletions() -> None:
    body = (
        f"<w:p><w:hyperlink>{run('甲')}</w:hyperlink><w:ins>{run('乙')}</w:ins>"
        f"<w:del><w:r><w:delText>丙</w:delText></w:r></w:del><w:moveFrom>{run('丁')}</w:moveFrom>"
        f"<w:moveTo>{run('戊')}</w:moveTo><w:sdt><w:sdtPr><w:t>己</w:t></w:sdtPr><w:sdtContent>{run('庚')}</w:sdtContent>"
        "</w:sdt></w:p>"
    )
    assert text_of(body) == "甲乙戊庚\n"


def test_field_codes_and_hidden_text_are_left_out() -> None:
    body = (
        "<w:p><w:r><w:instrText>PAGE 12</w:instrText></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r></w:p>'
    )
    assert text_of(body) == "显\n"


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('框内12人')}</w:txbxContent>"
    body = (
        f"<w:p>{run('前')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{run('后')}</w:p>{p('末')}"
    )
    assert text_of(body) == "前后\n框内12人\n末\n"
    only_fallback = "<w:p><mc:AlternateContent><mc:Fallback>" + run("乙") + "</mc:Fallback></mc:AlternateContent></w:p>"
    assert text_of(only_fallback) == "乙\n"


def test_a_table_in_the_text() -> None:
    document = document_of(
        docx(p("前言") + p("单位：万元") + table(["乡镇|投入", "石坡乡|30"]) + p("后记")), "报告.docx"
    )
    assert document.text == "前言\n单位：万元\n乡镇\t投入\n石坡乡\t30\n后记\n"
    (found,) = document.tables
    assert (found.caption, found.line) == ("前言\n单位：万元", 3)
    assert document.encoding == "docx"
    assert [document.text[start:end] for start, end in document.prose_spans] == ["前言\n单位：万元\n", "后记\n"]
    assert document.position(document.text.index("30")) == (4, 5)
    check_places(document)


def test_the_unit_stands_between_a_table_and_its_title() -> None:
    rows = table(["乡镇|投入", "石坡乡|30"])
    document = document_of(docx(p("附表1 资金投入") + p("单位：万元") + rows + p("（单位：人）") + rows), "报告.docx")
    assert [each.caption for each in document.tables] == ["附表1 资金投入\n单位：万元", "（单位：人）"]
    markdown = "# 总结\n\n附表1 资金投入\n\n单位：万元\n\n|乡镇|投入|\n|-|-|\n|石坡乡|30|\n"
    assert document_of(markdown.encode(), "报告.md").tables[0].caption == "附表1 资金投入\n单位：万元"


def test_a_table_of_one_column_is_a_frame_around_text() -> None:
    rows = table(["乡镇|投入", "石坡乡|30"])
    framed = tbl(f"<w:tc>{p('培训120人。')}{p('单位：万元')}{rows}{p('注')}</w:tc>", tc("第二格9户。"))
    document = document_of(docx(p("前") + framed), "报告.docx")
    assert document.text == "前\n培训120人。\n单位：万元\n乡镇\t投入\n石坡乡\t30\n注\n第二格9户。\n"
    (found,) = document.tables
    assert found.caption == "培训120人。\n单位：万元"
    check_places(document)


def test_merged_cells() -> None:
    document = document_of(docx(table(["乡镇|劳务|<", "^|省内|省外", "石坡乡|3|4"])), "报告.docx")
    (found,) = document.tables
    assert [[cell.text for cell in row] for row in found.rows] == [
        ["乡镇", "劳务", "劳务"],
        ["乡镇", "省内", "省外"],
        ["石坡乡", "3", "4"],
    ]
    assert [cell.start is None for row in found.rows for cell in row] == [
        *(False, False, True),
        *(True, False, False),
        *(False, False, False),
    ]
    assert found.rows[1][0][2:] == (0, 0)
    check_places(document)


def test_cells_of_several_paragraphs_and_tables_within_cells() -> None:
    inner = tbl(tc("内一") + tc("内二"))
    body = tbl(f"<w:tc>{p('甲')}{inner}{p('乙')}</w:tc>" + tc("12"))
    document = document_of(docx(body), "报告.docx")
    assert document.text == "甲 内一 内二 乙\t12\n"
    assert len(document.tables) == 1
    check_places(document)


def test_deleted_rows_and_skipped_columns() -> None:
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{tc('旧')}{tc('9')}</w:tr>"
    shifted = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{tc("5")}</w:tr>'
    document = document_of(docx(f"<w:tbl><w:tr>{tc('新')}{tc('8')}</w:tr>{deleted}{shifted}</w:tbl>"), "报告.docx")
    assert [[cell.text for cell in row] for row in document.tables[0].rows] == [["新", "8"], ["", "5"]]


def test_hidden_rows_and_deleted_cells_are_left_out() -> None:
    hidden = f"<w:tr><w:trPr><w:hidden/></w:trPr>{tc('旧')}{tc('9')}</w:tr>"
    shown = f'<w:tr><w:trPr><w:hidden w:val="0"/></w:trPr>{tc("新")}{tc("8")}</w:tr>'
    gone = f'<w:tr>{tc("甲")}<w:tc><w:tcPr><w:cellDel w:id="1"/></w:tcPr>{p("7")}</w:tc>{tc("6")}</w:tr>'
    document = document_of(docx(f"<w:tbl>{hidden}{shown}{gone}</w:tbl>"), "报告.docx")
    assert document.text == "新\t8\n甲\t6\n"


def test_notes_follow_the_text_in_the_order_of_their_marks() -> None:
    def mark(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    body = p("投入40万元", mark("footnote", 2), mark("endnote", 1), "，") + p(
        "培训3期", mark("footnote", 1), f'<w:del w:id="9">{mark("footnote", 3)}</w:del>', mark("footnote", 2)
    )
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraphs}</w:footnote>'
        for number, paragraphs in enumerate([p("分隔"), p("含9期") + p("另2期"), p("含5万元"), p("已删")])
    )
    document = document_of(
        with_notes(body, footnotes=notes, endnotes=f'<w:endnote w:id="1">{p("尾")}</w:endnote>'), "a"
    )
    assert document.text == "投入40万元，\n培训3期\n含5万元\n含9期\n另2期\n尾\n"
    assert document.prose == document.text
    assert document_of(docx(body), "a").text == "投入40万元，\n培训3期\n"


def test_notes_may_be_damaged_or_missing() -> None:
    data = with_notes(p("甲"), footnotes="<w:footnote>", endnotes="")
    assert refused(data) == "docx-damaged"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        left = {name: archive.read(name) for name in archive.namelist() if "footnotes" not in name}
    assert document_of(zipped({**left}), "a").text == "甲\n"


def test_the_package_may_name_another_part() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/w/d.xml"/>'
        "</Relationships>"
    )
    assert document_of(zipped({"_rels/.rels": rels, "w/d.xml": document_xml(p("甲"))}), "a.docx").text == "甲\n"


def test_the_strict_form() -> None:
    xml = document_xml(p("甲")).replace(W, 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"')
    assert document_of(zipped({"word/document.xml": xml}), "a.docx").text == "甲\n"


# --- Hostile Word files ----------------------------------------------------------------------------------------------


def with_part(xml: str | bytes) -> bytes:
    return zipped({"word/document.xml": xml})


_LOLS = "".join(f'<!ENTITY l{k} "{f"&l{k - 1};" * 10}">' for k in range(1, 10))


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE x>",
        f'<!DOCTYPE x [<!ENTITY l0 "lol">{_LOLS}]>',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/hostname">%p;]>',
    ],
)
def test_no_document_type_is_taken(doctype: str) -> None:
    body = p("甲").replace("甲", "&l9;" if "l9" in doctype else "&e;" if "ENTITY e" in doctype else "甲")
    xml = document_xml(body).replace("<w:document", f"{doctype}<w:document", 1)
    assert refused(with_part(xml)) == "docx-doctype"


def test_a_decompression_bomb() -> None:
    bomb = with_part(b" " * (limits.MOST_BYTES + 1))
    assert len(bomb) < 200_000
    assert refused(bomb) == "docx-bomb"


def test_a_size_that_lies() -> None:
    data = bytearray(with_part(document_xml(p("甲")) + " " * 5000))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<I", 10)
    assert read_or_refused(bytes(data), "a.docx") in ("", "docx-damaged")


def test_deep_nesting() -> None:
    assert refused(docx("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000)) == "docx-too-deep"
    deep = "<w:tbl><w:tr><w:tc>" * 300 + p("甲") + "</w:tc></w:tr></w:tbl>" * 300
    assert text_of(deep) == "甲\n"


def test_a_grid_that_is_too_large() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc>'
    document = document_of(docx(tbl(wide + tc("12"))), "a.docx")
    assert len(document.tables[0].rows[0]) == 101
    assert refused(docx(tbl(*[wide * 100] * 200))) == "document-too-many-cells"
    assert refused(docx("<w:tbl>" + "<w:tr><w:tc/></w:tr>" * 20_000 + f"<w:tr>{'<w:tc/>' * 100}</w:tr></w:tbl>")) == (
        "document-too-many-cells"
    )


def test_one_endless_token_takes_no_endless_time() -> None:
    began = time.perf_counter()
    refused(with_part(document_xml("<w:p").replace("</w:body></w:document>", ' a="' + "x" * 20_000_000)))
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "document-empty"),
        ("就是文本".encode(), "docx-damaged"),
        (b"PK\x03\x04", "docx-damaged"),
        (b"PK\x03\x04" + b"\0" * 100, "docx-damaged"),
        (docx(p("甲"))[:-30], "docx-damaged"),
        (zipped({"a": "b"}), "docx-without-text"),
        (zipped({"../../etc/passwd": "b", "word\\document.xml": "", "\u202e": ""}), "docx-without-text"),
        (zipped({"xl/workbook.xml": ""}), "document-sheet"),
        (zipped({"ppt/presentation.xml": ""}), "document-slides"),
        (zipped({"content.xml": "", "mimetype": ""}), "document-odt"),
        (with_part(""), "docx-damaged"),
        (with_part("<w:document"), "docx-damaged"),
        (with_part("<a><b></a>"), "docx-damaged"),
        (with_part('<?xml version="1.0" encoding="gibberish"?><a/>'), "docx-damaged"),
        (with_part('<?xml version="1.0" encoding="gb18030"?><a/>'), "docx-damaged"),
        (with_part(b"\x00\x01\x02"), "docx-damaged"),
        (with_part(b"<a>&#xD800;</a>"), "docx-damaged"),
        (with_part("<a>&e;</a>"), "docx-damaged"),
        (_OLE + b"\0" * 500, "document-doc"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "document-password"),
        (_OLE + "WordDocument".encode("utf-16-le"), "document-doc"),
        (_OLE + "Workbook".encode("utf-16-le"), "document-sheet"),
        (b"%PDF-1.7\n\0", "document-pdf"),
        (b"{\\rtf1", "document-rtf"),
        (b"\xef\xbb\xbf  <!DOCTYPE HTML>", "document-html"),
    ],
)
def test_what_is_no_word_file(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_a_locked_part() -> None:
    data = bytearray(docx(p("甲")))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(data)) == "document-password"


def test_a_directory_of_names_without_end() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(200):
            archive.writestr(f"{number}/" + "x" * 60_000, b"")
    assert refused(stream.getvalue()) == "docx-damaged"


def test_xml_that_is_another_language() -> None:
    assert document_of(with_part("<html><body><p>甲</p></body></html>"), "a.docx").text == ""
    assert text_of("<w:tr><w:tc/></w:tr><w:tc><w:p/></w:tc><w:t>甲</w:t><mc:Choice/>" + p("乙")) == "乙\n"


# --- Files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("a.doc", "document-doc"),
        ("a.wps", "document-wps"),
        ("a.pdf", "document-pdf"),
        ("a.xls", "document-sheet"),
        ("a.xlsx", "document-sheet"),
        ("a.html", "document-html"),
        ("a.PPTX", "document-slides"),
        ("a.odt", "document-odt"),
    ],
)
def test_other_files_are_told_how_to_be_saved(file: str, code: str) -> None:
    assert refused("文本".encode(), file) == code
    assert ".docx" in MESSAGES[code][0] and ".docx" in MESSAGES[code][1]


def test_the_bytes_tell_more_than_the_name() -> None:
    assert document_of(docx(p("甲")), "a.doc").text == "甲\n"
    assert document_of(docx(p("甲")), "a.txt").encoding == "docx"
    assert refused(_OLE + "WordDocument".encode("utf-16-le"), "a.wps") == "document-wps"
    assert refused(b"%PDF-1.4", "a.txt") == "document-pdf"
    assert document_of("文本".encode(), "说明").text == "文本"


def test_reading_files(tmp_path: Path) -> None:
    file = tmp_path / "报告.docx"
    file.write_bytes(docx(p("甲")))
    assert read_document(file).file == str(file)
    for path, code in [
        (tmp_path / "无.txt", "file-missing"),
        (tmp_path / "a\0b.txt", "unreadable"),
        (tmp_path / ("长" * 300), "unreadable"),
        (file / "x.txt", "unreadable"),
    ]:
        with pytest.raises(Unreadable) as caught:
            read_document(path)
        assert caught.value.code == code


def test_documents_of_a_folder(tmp_path: Path) -> None:
    for name in ("b.md", "a.docx", "c.TXT", "~$a.docx", ".d.txt", "e.json", "f.doc"):
        (tmp_path / name).touch()
    (tmp_path / "g.txt").mkdir()
    other = tmp_path / "f.doc"
    found = list(documents_in([other, tmp_path]))
    assert [path.name for path in found] == ["f.doc", "a.docx", "b.md", "c.TXT"]


def test_what_a_folder_holds_besides_is_named(tmp_path: Path) -> None:
    for name in ("b.md", "old.doc", "scan.PDF", "x.wps", "~$x.wps", ".y.doc", "e.json", "t.xlsx"):
        (tmp_path / name).touch()
    (tmp_path / "sub").mkdir()
    assert passed_over(tmp_path) == (["old.doc", "scan.PDF", "x.wps"], ["sub"])
    assert passed_over(tmp_path / "b.md") == passed_over(tmp_path / "none") == ([], [])


def test_lock_files_and_empty_files_say_what_they_are() -> None:
    assert refused(b"\x05abc\0\0", "~$报告.docx") == "document-lock"
    assert [refused(b"", name) for name in ("a.docx", "a.doc", "a.pdf")] == ["document-empty"] * 3


def test_a_folder_without_documents_says_so(tmp_path: Path) -> None:
    assert list(documents_in([tmp_path])) == [tmp_path]
    with pytest.raises(Unreadable) as caught:
        read_document(tmp_path)
    assert caught.value.code == "folder-without-documents"


# --- Whatever comes --------------------------------------------------------------------------------------------------

_SUFFIXES = st.sampled_from([".txt", ".md", ".docx", ".doc", ".pdf", "", ".html", ".wps"])
_LINES = st.sampled_from(
    ["| a | b |", "|---|:-:|", "合计 | 3", "", "```", "文字。", "|", "--", "\\|", "\x0b| x", "a|b", "-|-"]
)


@given(st.binary(max_size=300), _SUFFIXES)
@settings(max_examples=300, deadline=None)
@example(b"PK\x03\x04" + b"PK\x05\x06" + b"\xff" * 40, ".docx")
@example(b"\xef\xbb\xbf", ".md")
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    for head in (b"", b"PK\x03\x04", _OLE):
        assert read_or_refused(head + data, f"a{suffix}") in ("", *MESSAGES)


@given(st.text(max_size=200), _SUFFIXES)
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_or_refused(text: str, suffix: str) -> None:
    for encoding in ("utf-8", "gb18030", "utf-16"):
        assert read_or_refused(text.encode(encoding, "replace"), f"a{suffix}") in ("", *MESSAGES)


@given(st.lists(_LINES, max_size=20))
@settings(max_examples=300, deadline=None)
def test_any_markdown_keeps_its_places(lines: list[str]) -> None:
    check_places(document_of("\n".join(lines).encode(), "a.md"))


_TAGS = st.sampled_from(
    [
        *("w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:txbxContent", "w:del", "w:ins", "w:pPr", "w:rPr", "w:trPr"),
        *("w:tcPr", "w:sdt", "mc:AlternateContent", "mc:Choice", "mc:Fallback", "w:vanish", "w:tab", "w:br"),
    ]
)
_TREES = st.recursive(
    st.sampled_from(
        ["", "甲12", '<w:gridSpan w:val="3"/>', "<w:vMerge/>", '<w:gridBefore w:val="2"/>', '<w:gridSpan w:val="x"/>']
    ),
    lambda inner: st.builds(lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", _TAGS, st.lists(inner, max_size=4)),
    max_leaves=40,
)


@given(_TREES)
@settings(max_examples=400, deadline=None)
def test_any_tree_of_word_elements_is_read(body: str) -> None:
    check_places(document_of(docx(body), "a.docx"))


@given(st.integers(0, 10**6), st.integers(0, 255))
@settings(max_examples=300, deadline=None)
def test_any_damaged_word_file_is_read_or_refused(at: int, byte: int) -> None:
    data = bytearray(docx(p("前言") + table(["乡镇|人数", "石坡乡|30", "合计|30"])))
    data[at % len(data)] = byte
    assert read_or_refused(bytes(data), "a.docx") in ("", *MESSAGES)
