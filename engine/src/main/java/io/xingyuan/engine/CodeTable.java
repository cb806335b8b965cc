package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 代码表: numbers for the code texts that rules mention; any other text is {@link #OTHER}. */
final class CodeTable {

    static final int OTHER = -1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    /** The number of a text, a new one if need be; only while compiling. */
    int intern(String text) {
        return numbers.computeIfAbsent(text, added -> {
            texts.add(added);
            return numbers.size();
        });
    }

    int number(String text) {
        return numbers.getOrDefault(text, OTHER);
    }

    /** The text behind a number that rules mention. */
    String text(int number) {
        return texts.get(number);
    }
}
