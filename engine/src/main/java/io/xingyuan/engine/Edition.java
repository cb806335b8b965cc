package io.xingyuan.engine;

import java.util.Map;

/**
 * 版本: what a library was made from.
 *
 * @param sources file name to text
 * @param hash of the sources and of the variants put into them
 */
record Edition(Map<String, String> sources, String hash) {

    Edition {
        sources = Map.copyOf(sources);
    }
}
