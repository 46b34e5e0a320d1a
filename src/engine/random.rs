//! The generator behind the draws: SplitMix64, the same numbers on every platform.

/// A stream of pseudo-random numbers (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
#[derive(Clone, Debug)]
pub struct Stream(u64);

impl Stream {
    /// The stream of `name` under `seed`. Each service has its own, so that removing one leaves the draws of the others unchanged.
    #[must_use]
    pub fn new(seed: u64, name: &str) -> Self {
        // FNV-1a: names to well separated starts.
        let start = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let mut stream = Self(seed ^ start);
        stream.next();
        stream
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number uniform in 0..1.
    #[inline]
    #[allow(clippy::cast_precision_loss)] // 53 bits fit exactly.
    pub fn uniform(&mut self) -> f64 {
        (self.next() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Stream;

    #[test]
    fn the_generator_gives_the_published_sequence() {
        // First outputs for seed 1234567, as published with the reference implementation.
        let mut stream = Stream(1_234_567);
        assert_eq!([stream.next(), stream.next(), stream.next()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn numbers_stay_in_the_unit_interval_and_average_one_half() {
        let mut stream = Stream::new(1, "WKP");
        let numbers: Vec<f64> = (0..10_000).map(|_| stream.uniform()).collect();
        assert!(numbers.iter().all(|x| (0.0..1.0).contains(x)));
        let mean = numbers.iter().sum::<f64>() / 10_000.0;
        assert!((mean - 0.5).abs() < 0.01, "{mean}");
    }
}
