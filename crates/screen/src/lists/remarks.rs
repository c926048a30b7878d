//! What OFAC puts into its remarks: numbers, flags, weak names, and who an entry is linked to.

use crate::{
    designation::{Designation, NameKind, Role, Schema, add, given},
    list::Taking,
    number,
};

/// Reads the remarks of an entry, one statement after the other, each behind a semicolon.
pub(crate) fn read(entry: &mut Designation, remarks: &str, taking: &mut Taking) {
    let Some(remarks) = given(remarks) else { return };
    for statement in remarks.trim_end_matches('.').split("; ") {
        statement_of(entry, statement.trim(), taking);
    }
    entry.add_remarks(remarks);
}

/// Reads one statement, such as `Former Vessel Flag Malta`.
pub(crate) fn statement_of(entry: &mut Designation, statement: &str, taking: &mut Taking) {
    // Of several of a kind, those after the first are called alternative.
    let statement = statement.strip_prefix("alt. ").unwrap_or(statement);
    let after = |begin: &str| {
        statement.get(..begin.len()).filter(|b| b.eq_ignore_ascii_case(begin)).map(|_| statement[begin.len()..].trim())
    };
    if let Some(name) = after("f.k.a.") {
        entry.add_name(unquoted(name), NameKind::Former);
    } else if let Some(name) = after("a.k.a.").or_else(|| after("n.k.a.")) {
        // OFAC keeps weak names in the remarks, and the others in a file of their own.
        entry.add_name(unquoted(name), NameKind::Weak);
    } else if let Some(who) = after("Linked To:") {
        entry.add_party(Role::Linked, who.trim_end_matches('.'));
    } else if let Some(flag) = after("Former Vessel Flag") {
        add(&mut entry.former_flags, flag);
    } else if let Some(flag) = after("Vessel Flag") {
        entry.flag = entry.flag.take().or_else(|| given(flag).map(str::to_owned));
    } else if let Some(mmsi) = after("MMSI") {
        entry.add_mmsi(mmsi.trim_end_matches('.'));
    } else if let Some(sign) = after("Vessel Call Sign").or_else(|| after("Call Sign")) {
        entry.add_call_sign(sign);
    } else if let Some(kind) = after("Other Vessel Type").or_else(|| after("Vessel Type")) {
        entry.vessel_type = entry.vessel_type.take().or_else(|| given(kind).map(str::to_owned));
    } else if statement.contains("IMO") {
        numbers(entry, statement, taking);
    }
}

fn numbers(entry: &mut Designation, statement: &str, taking: &mut Taking) {
    let found = match entry.schema {
        Schema::Vessel => {
            let ships = number::named_ship_numbers(statement);
            let any = !ships.is_empty();
            entry.add_ship_numbers(ships);
            any
        }
        Schema::Organisation => {
            let companies = number::named_company_numbers(statement);
            let any = !companies.is_empty();
            entry.add_company_numbers(companies);
            any
        }
        Schema::Person | Schema::Aircraft => true,
    };
    if !found && statement.contains("IMO ") && statement.bytes().any(|b| b.is_ascii_digit()) {
        taking.doubt(Some(entry.place), &bad_number(statement, entry.schema));
    }
}

/// What to say of a number that fails its check.
pub(crate) fn bad_number(text: &str, schema: Schema) -> String {
    let kind = if schema == Schema::Vessel { "IMO number" } else { "IMO company number" };
    format!("{text:?} holds no {kind} that passes its check; the entry counts without it")
}

fn unquoted(name: &str) -> &str {
    name.trim_matches(['\'', '"', ' ', '.'])
}
