//! How sure each rule is, 0 to 1.
//!
//! Own choices, ordered by how often a rule misleads: a spaced UN/LOCODE or a name with its country leaves no doubt; five letters
//! run together may be a word; three letters are the ending of codes in many countries; a likeness is a guess. The floor below is
//! where a reading is no longer worth holding against a crew.

/// Lower scores are unreadable.
pub(crate) const READABLE: f32 = 0.5;
/// A reading this sure is taken without looking for another one.
pub(crate) const STRONG: f32 = 0.8;

/// Country and place code apart, of a notable port.
pub(crate) const CODE_SPACED: f32 = 0.99;
/// Country and place code apart, of a small place.
pub(crate) const CODE_SPACED_SMALL: f32 = 0.93;
/// Five letters that are the code of a notable port.
pub(crate) const CODE_JOINED: f32 = 0.95;
/// Five letters that are the code of a small place.
pub(crate) const CODE_JOINED_SMALL: f32 = 0.83;
/// A code with a zero for an O or a one for an I.
pub(crate) const CODE_MENDED: f32 = 0.75;
/// Country and place code the wrong way round.
pub(crate) const CODE_TURNED: f32 = 0.88;
/// No code, but a country and how the name of one of its notable ports begins.
pub(crate) const CODE_BEGINS: f32 = 0.74;
/// The code of a notable port with two letters swapped.
pub(crate) const CODE_SWAPPED: f32 = 0.66;
/// No code, but a country and letters that run through the name of one of its notable ports.
pub(crate) const CODE_THROUGH: f32 = 0.6;
/// Added where such a code is typed with a space, and so is no word.
pub(crate) const SPACED: f32 = 0.06;
/// A country's code and a name in one word.
pub(crate) const NAME_JOINED: f32 = 0.85;
/// The last three letters of a code, and the country in words.
pub(crate) const ENDING_WITH_COUNTRY: f32 = 0.9;
/// The last three letters of a code of one port that outranks all others of that ending, or is much the nearest.
pub(crate) const ENDING_CLEAR: f32 = 0.72;
/// The last three letters of a code, several ports alike.
pub(crate) const ENDING_OPEN: f32 = 0.42;
/// The name of a notable port.
pub(crate) const NAME: f32 = 0.97;
/// The name of a small place.
pub(crate) const NAME_SMALL: f32 = 0.87;
/// A name of four letters of a small place.
pub(crate) const NAME_SMALL_SHORT: f32 = 0.78;
/// A name of three letters or fewer.
pub(crate) const NAME_TINY: f32 = 0.66;
/// A listed short form.
pub(crate) const ABBREVIATION: f32 = 0.91;
/// The beginning of one notable name.
pub(crate) const BEGINNING: f32 = 0.68;
/// The consonants of one notable name.
pub(crate) const SKELETON: f32 = 0.66;
/// A name by likeness, times the likeness.
pub(crate) const LIKENESS: f32 = 0.9;
/// The same for a small place.
pub(crate) const LIKENESS_SMALL: f32 = 0.72;
/// The name of a region.
pub(crate) const REGION: f32 = 0.92;
/// A canal, strait or cape: surer than a port that lends it its name.
pub(crate) const PASSAGE: f32 = 0.99;
/// The name of a country.
pub(crate) const COUNTRY: f32 = 0.9;
/// The two letters of a country at the end of a route.
pub(crate) const COUNTRY_CODE: f32 = 0.75;
/// Times this where only the other end of a line plied to and fro can be read.
pub(crate) const OTHER_END: f32 = 0.75;
/// Times this where what stands before a hyphen or a slash cannot be read.
pub(crate) const LAST_OF_UNREAD: f32 = 0.8;
/// Words that name no place.
pub(crate) const VAGUE: f32 = 0.95;

/// Added where the text names the country as well.
pub(crate) const WITH_COUNTRY: f32 = 0.08;
/// Times this where the text names another country.
pub(crate) const OTHER_COUNTRY: f32 = 0.6;
/// Times this where ports of one name cannot be told apart.
pub(crate) const SAME_NAME: f32 = 0.75;
/// The most a reading can be.
pub(crate) const MOST: f32 = 0.99;

/// What is left where only a share of the letters is explained, 0 to 1.
pub(crate) fn covered(score: f32, share: f32) -> f32 {
    score * (0.45 + 0.55 * share.clamp(0.0, 1.0))
}
