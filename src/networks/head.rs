//! What a decoder's last layer says of each element.

/// What a decoder puts out for each element of an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// One number, which places the element.
    Location,
    /// That, and the logarithm of the element's scale.
    LocationAndLogScale,
}
