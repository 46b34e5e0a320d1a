//! The package around the sheets: what is in it, how its parts refer to one another, and the styles.

use super::{
    sheet::{Sheet, escape},
    zip::Zip,
};

/// How each part starts.
pub(super) const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const SPREADSHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

/// Styles, in the order of the positions in `sheet`: plain, head, text, percent, day, literal text, whole number.
/// Format 9 is a percentage, 14 a day as the reader's country writes it, 1 a whole number.
const STYLES: &str = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>\
<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>\
<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE7ECF3\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>\
<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>\
<border><left/><right/><top/><bottom style=\"thin\"><color rgb=\"FFD5DCE6\"/></bottom><diagonal/></border></borders>\
<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
<cellXfs count=\"7\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
<xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\" borderId=\"1\" xfId=\"0\" applyBorder=\"1\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
<xf numFmtId=\"9\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyBorder=\"1\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment horizontal=\"left\" vertical=\"top\"/></xf>\
<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyBorder=\"1\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment horizontal=\"left\" vertical=\"top\"/></xf>\
<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" quotePrefix=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
<xf numFmtId=\"1\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyBorder=\"1\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment horizontal=\"left\" vertical=\"top\"/></xf></cellXfs>\
<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

/// The file.
pub(super) fn package(sheets: &[Sheet]) -> Vec<u8> {
    let mut types = String::from(XML);
    types.push_str(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>",
    );
    let mut kind = |part: &str, kind: &str| {
        for text in
            ["<Override PartName=\"/xl/", part, "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.", kind, "+xml\"/>"]
        {
            types.push_str(text);
        }
    };
    let mut relations = [XML, RELATIONS].concat();
    let mut book = [XML, "<workbook xmlns=\"", SPREADSHEET, "\" xmlns:r=\"", RELATION, "\"><bookViews><workbookView/></bookViews><sheets>"].concat();
    let mut names = String::new();
    kind("workbook.xml", "sheet.main");
    kind("styles.xml", "styles");
    for (index, sheet) in sheets.iter().enumerate() {
        let (place, number) = (index.to_string(), (index + 1).to_string());
        let part = ["worksheets/sheet", &number, ".xml"].concat();
        kind(&part, "worksheet");
        relations.push_str(&relation(&number, "worksheet", &part));
        let mut name = String::new();
        escape(&mut name, &sheet.name);
        book.push_str(&["<sheet name=\"", &name, "\" sheetId=\"", &number, "\" r:id=\"rId", &number, "\"/>"].concat());
        let quoted = name.replace('\'', "''");
        // What the filter covers, and the row printed on top of every page.
        names.push_str("<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"");
        names.push_str(&[&place, "\" hidden=\"1\">'", &quoted, "'!", &sheet.range(true), "</definedName>"].concat());
        names.push_str("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"");
        names.push_str(&[&place, "\">'", &quoted, "'!$1:$1</definedName>"].concat());
    }
    relations.push_str(&relation("0", "styles", "styles.xml"));
    relations.push_str("</Relationships>");
    book.push_str(&["</sheets><definedNames>", &names, "</definedNames></workbook>"].concat());
    types.push_str("</Types>");

    let mut zip = Zip::default();
    zip.add("[Content_Types].xml", &types);
    zip.add("_rels/.rels", &[XML, RELATIONS, &relation("1", "officeDocument", "xl/workbook.xml"), "</Relationships>"].concat());
    zip.add("xl/workbook.xml", &book);
    zip.add("xl/_rels/workbook.xml.rels", &relations);
    zip.add("xl/styles.xml", &[XML, STYLES].concat());
    for (index, sheet) in sheets.iter().enumerate() {
        zip.add(&["xl/worksheets/sheet", &(index + 1).to_string(), ".xml"].concat(), &sheet.xml(index == 0));
    }
    zip.finish()
}

fn relation(number: &str, kind: &str, target: &str) -> String {
    ["<Relationship Id=\"rId", number, "\" Type=\"", RELATION, "/", kind, "\" Target=\"", target, "\"/>"].concat()
}
