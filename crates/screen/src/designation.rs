//! An entry of a sanctions list.

use model::{Day, Imo, Mmsi};
use serde::{Serialize, Serializer};

pub use crate::parts::{Name, NameKind, Party, Place, Role, Schema};

use crate::number::CompanyImo;

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Designation {
    /// Which list, as a number in [`crate::Lists::infos`].
    pub list: usize,
    /// The list's own number or reference.
    pub id: String,
    /// What is designated.
    pub schema: Schema,
    /// The names, the primary one first.
    pub names: Vec<Name>,
    /// IMO ship numbers, checked; hardly ever more than one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub imo: Vec<Imo>,
    /// IMO company numbers, checked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub company_imo: Vec<CompanyImo>,
    /// MMSI.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mmsi: Vec<Mmsi>,
    /// Call signs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub call_signs: Vec<String>,
    /// The flag, in the list's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flag: Option<String>,
    /// Flags it had before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub former_flags: Vec<String>,
    /// The type of ship, in the list's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vessel_type: Option<String>,
    /// Gross tonnage, else deadweight, in the list's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tonnage: Option<String>,
    /// The programmes or regimes it is listed under.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub programmes: Vec<String>,
    /// Who designated it, where one file gathers several lists.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authorities: Vec<String>,
    /// Since when, where the list says so.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "as_text")]
    pub listed_on: Option<Day>,
    /// Owners, managers and others the entry names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Party>,
    /// Places of business.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<String>,
    /// What else the list says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remarks: Option<String>,
    /// Where it stands in the file.
    pub place: Place,
}

/// Days as people write them.
#[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference to the field")]
pub(crate) fn as_text<S: Serializer>(day: &Option<Day>, serializer: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => serializer.collect_str(day),
        None => serializer.serialize_none(),
    }
}

impl Designation {
    /// An entry without anything yet.
    pub(crate) fn new(id: impl Into<String>, schema: Schema, place: Place) -> Self {
        Self {
            list: 0,
            id: id.into(),
            schema,
            names: Vec::new(),
            imo: Vec::new(),
            company_imo: Vec::new(),
            mmsi: Vec::new(),
            call_signs: Vec::new(),
            flag: None,
            former_flags: Vec::new(),
            vessel_type: None,
            tonnage: None,
            programmes: Vec::new(),
            authorities: Vec::new(),
            listed_on: None,
            parties: Vec::new(),
            addresses: Vec::new(),
            remarks: None,
            place,
        }
    }

    /// The name it is listed under.
    pub fn name(&self) -> &str {
        self.names.first().map_or("", |n| n.text.as_str())
    }

    /// Adds a name, once; blanks and placeholders are none.
    pub(crate) fn add_name(&mut self, text: &str, kind: NameKind) {
        let Some(text) = given(text) else { return };
        if self.names.iter().any(|n| n.text == text) {
            return;
        }
        let name = Name { text: text.to_owned(), kind };
        match (kind, self.names.first().map(|n| n.kind)) {
            (NameKind::Primary, Some(first)) if first != NameKind::Primary => self.names.insert(0, name),
            (NameKind::Primary, Some(_)) => self.names.push(Name { kind: NameKind::Alias, ..name }),
            _ => self.names.push(name),
        }
    }

    /// Adds names of one kind.
    pub(crate) fn add_names<'a>(&mut self, names: impl IntoIterator<Item = &'a str>, kind: NameKind) {
        for name in names {
            self.add_name(name, kind);
        }
    }

    /// Adds IMO ship numbers, each once.
    pub(crate) fn add_ship_numbers(&mut self, numbers: Vec<Imo>) {
        for number in numbers {
            if !self.imo.contains(&number) {
                self.imo.push(number);
            }
        }
    }

    /// Adds IMO company numbers, each once.
    pub(crate) fn add_company_numbers(&mut self, numbers: Vec<CompanyImo>) {
        for number in numbers {
            if !self.company_imo.contains(&number) {
                self.company_imo.push(number);
            }
        }
    }

    /// Adds several of one role.
    pub(crate) fn add_parties<'a>(&mut self, role: Role, names: impl IntoIterator<Item = &'a str>) {
        for name in names {
            self.add_party(role, name);
        }
    }

    /// Adds somebody, once.
    pub(crate) fn add_party(&mut self, role: Role, name: &str) {
        if let Some(name) = given(name)
            && !self.parties.iter().any(|p| p.role == role && p.name == name)
        {
            self.parties.push(Party { role, name: name.to_owned() });
        }
    }

    /// Adds a call sign, once.
    pub(crate) fn add_call_sign(&mut self, text: &str) {
        add(&mut self.call_signs, text);
    }

    /// Adds the texts that are MMSI.
    pub(crate) fn add_all_mmsi<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) {
        for text in texts {
            self.add_mmsi(text);
        }
    }

    /// Adds an MMSI where the text is one.
    pub(crate) fn add_mmsi(&mut self, text: &str) {
        let digits = text.trim();
        // Shorter numbers are those of groups and coast stations.
        if digits.len() == 9
            && let Some(mmsi) = digits.parse().ok().and_then(|n| Mmsi::new(n).ok())
            && !self.mmsi.contains(&mmsi)
        {
            self.mmsi.push(mmsi);
        }
    }

    /// Adds remarks to those that are there.
    pub(crate) fn add_remarks(&mut self, text: &str) {
        let Some(text) = given(text) else { return };
        match &mut self.remarks {
            Some(remarks) if remarks != text => {
                remarks.push(' ');
                remarks.push_str(text);
            }
            Some(_) => {}
            none => *none = Some(text.to_owned()),
        }
    }
}

/// A text that says something: no blank, no placeholder.
pub(crate) fn given(text: &str) -> Option<&str> {
    let text = text.trim();
    let placeholder = ["-0-", "n/a", "na", "none", "unknown", "not applicable", "none identified", "-"];
    (!text.is_empty() && !placeholder.iter().any(|p| text.eq_ignore_ascii_case(p))).then_some(text)
}

/// Adds texts to others, each once.
pub(crate) fn add_all<'a>(to: &mut Vec<String>, texts: impl IntoIterator<Item = &'a str>) {
    for text in texts {
        add(to, text);
    }
}

/// Adds a text to others, once.
pub(crate) fn add(to: &mut Vec<String>, text: &str) {
    if let Some(text) = given(text)
        && !to.iter().any(|t| t == text)
    {
        to.push(text.to_owned());
    }
}
