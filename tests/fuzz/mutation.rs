//! Damage to bytes, of the kinds that files suffer and readers stumble over.

/// SplitMix64 (Steele, Lea, Flood 2014): enough to pick damage by.
pub struct Random(pub u64);

impl Random {
    /// From 0 to below `n`; 0 where there is nothing below.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }

    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// A place among `len`: half of the time near the beginning, where a format makes its decisions.
    fn place(&mut self, len: usize) -> usize {
        let len = if self.below(2) == 0 { len } else { len.min(64) };
        self.below(len)
    }
}

/// Sizes and counts at the ends of what a reader takes, and beyond.
const EXTREMES: [u32; 10] = [
    0,
    1,
    255,
    256,
    65_535,
    70_000,
    70_001,
    1 << 24,
    i32::MAX as u32,
    u32::MAX,
];

/// One to four damages to `bytes`; `other` lends pieces, and `words` are what the format is written in.
pub fn damage(bytes: &mut Vec<u8>, other: &[u8], words: &[&str], random: &mut Random) {
    for _ in 0..=random.below(4) {
        let at = random.place(bytes.len() + 1);
        let to = (at + 1 + random.below(16)).min(bytes.len());
        match random.below(12) {
            0 if at < bytes.len() => bytes[at] = random.below(256) as u8,
            1 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            2 => bytes.truncate(at),
            3 => bytes.insert(at, random.below(256) as u8),
            4 => drop(bytes.drain(at..to)),
            5 => {
                let again = bytes[at..to].to_vec();
                bytes.splice(at..at, again);
            }
            6 => {
                let from = random.below(other.len());
                let piece = &other[from..(from + random.below(64)).min(other.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
            7 | 8 if at + 4 <= bytes.len() => {
                let number = *random.pick(&EXTREMES);
                let number = if random.below(2) == 0 {
                    number.to_be_bytes()
                } else {
                    number.to_le_bytes()
                };
                bytes[at..at + 4].copy_from_slice(&number);
            }
            9 | 10 if !words.is_empty() => {
                let word = random.pick(words).bytes();
                let end = if random.below(2) == 0 { at } else { to };
                bytes.splice(at..end, word);
            }
            _ => renumber(bytes, random),
        }
    }
}

/// Another number in place of one that is written in decimal digits.
fn renumber(bytes: &mut Vec<u8>, random: &mut Random) {
    const NUMBERS: [&str; 12] = [
        "0",
        "-1",
        "1",
        "2",
        "17",
        "1e9",
        "1e300",
        "-0.0",
        "0.5",
        "4294967296",
        "18446744073709551616",
        "1e-320",
    ];
    let digits: Vec<_> = (0..bytes.len())
        .filter(|&at| bytes[at].is_ascii_digit())
        .collect();
    if digits.is_empty() {
        return;
    }
    let start = *random.pick(&digits);
    let end = (start..bytes.len())
        .find(|&at| !bytes[at].is_ascii_digit())
        .unwrap_or(bytes.len());
    bytes.splice(start..end, random.pick(&NUMBERS).bytes());
}
