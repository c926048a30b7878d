//! Sanctions lists to designations; ships and companies to hits that explain themselves.
//!
//! [`Lists::read`] takes the published files as they are, [`Index`] is built of them once, and [`Index::screen`] answers for a
//! [`Subject`]. An IMO number decides; MMSI and call sign support; a name alone is a lead, never a match, for ships are renamed in a
//! day and sisters are told apart by a number. "Not on the lists" is said with [`Checked`]: which lists, of which day.
//!
//! | file | idea |
//! |---|---|
//! | `lists` | each format to designations; what was refused and why |
//! | `decode`, `xml`, `date` | any text as UTF-8; elements of an XML text; dates as lists write them |
//! | `designation`, `parts`, `list` | an entry, what it is made of; what is known of a file |
//! | `number` | IMO numbers in text, of ships and of companies |
//! | `latin`, `called`, `wording`, `alike` | a name in Latin letters; taken apart; what is no part of it; compared |
//! | `keys`, `index` | by which a name is found though it is misspelt; the index |
//! | `subject`, `judge`, `hit` | what is asked; the verdict; the answer |

mod alike;
mod called;
mod date;
mod decode;
mod designation;
mod error;
mod hit;
mod index;
mod judge;
mod keys;
mod latin;
mod list;
mod lists;
mod number;
mod parts;
mod subject;
mod wording;
mod xml;

pub use decode::Encoding;
pub use designation::{Designation, Name, NameKind, Party, Place, Role, Schema};
pub use error::ScreenError;
pub use hit::{Feature, FeatureKind, Grade, Hit};
pub use index::{Index, LEAST_ALIKE, name_likeness};
pub use list::{Format, ListDate, ListInfo, Refused};
pub use lists::{Checked, CheckedList, Lists};
pub use number::{BadCompanyImo, CompanyImo, company_numbers, ship_numbers};
pub use subject::{BadSubject, Subject, subjects_from_csv};
