package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReaderTests {

    @Test
    void readsPlainAndQuotedFields() throws IOException {
        assertThat(records("a,b,\nc,\"d \"\"e\"\", f\",g\n"))
                .containsExactly(List.of("a", "b", ""), List.of("c", "d \"e\", f", "g"));
    }

    @Test
    void leavesOutTheByteOrderMark() throws IOException {
        assertThat(records("\uFEFFid,name\n1,甲")).containsExactly(List.of("id", "name"), List.of("1", "甲"));
    }

    @Test
    void takesAnyLineEndAndSkipsEmptyLines() throws IOException {
        assertThat(records("a\r\n\r\nb\rc\n\n")).containsExactly(List.of("a"), List.of("b"), List.of("c"));
    }

    @Test
    void countsLinesThroughQuotedLineBreaks() throws IOException {
        try (var reader = new CsvReader(new StringReader("a\n\"b\nc\"\nd\n"))) {
            reader.next();
            reader.next();
            assertThat(reader.line()).isEqualTo(2);
            reader.next();
            assertThat(reader.line()).isEqualTo(4);
        }
    }

    @Test
    void namesTheLineOfAnOpenQuote() {
        assertThatThrownBy(() -> records("a\nb,\"c\nd"))
                .isInstanceOfSatisfying(
                        CsvFault.class, fault -> assertThat(fault.line()).isEqualTo(2))
                .hasMessage("引号没有配对");
    }

    @Test
    void refusesFieldsWithoutEnd() {
        assertThatThrownBy(() -> records("x".repeat(10_001))).hasMessage("一格超过 10000 个字符");
        assertThatThrownBy(() -> records(",".repeat(5_001))).hasMessage("超过 5000 列");
    }

    private static List<List<String>> records(String text) throws IOException {
        List<List<String>> records = new ArrayList<>();
        try (var reader = new CsvReader(new StringReader(text))) {
            for (List<String> record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
        }
        return records;
    }
}
