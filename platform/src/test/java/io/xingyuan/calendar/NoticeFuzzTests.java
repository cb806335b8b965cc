package io.xingyuan.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.InRange;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The days of a holiday notice as somebody types or pastes them. */
class NoticeFuzzTests {

    /** Every line that is not understood is named; what was understood reads back alike. */
    @MethodSource("notices")
    @FuzzTest
    void notice(@NotNull @WithUtf8Length(max = 3_000) String text, @InRange(min = 2000, max = 2100) int year) {
        NoticeText read = NoticeText.read(text, year, false);
        assertThat(read.faults()).noneMatch(String::isBlank);
        assertThat(read.days()).doesNotHaveDuplicates();
        if (read.faults().isEmpty()) {
            assertThat(NoticeText.read(NoticeText.write(read.days()), year, false))
                    .isEqualTo(read);
        }
    }

    static Stream<Arguments> notices() {
        return Stream.of(
                Arguments.of("", 2026),
                Arguments.of("""
                        2027-01-01 休息 元旦
                        2027/5/1，休，劳动节
                        2027年5月2日 休息
                        2027.10.1 休息 国庆节
                        2027-10-02 休息 国庆节
                        2027-10-03 休息 国庆节
                        2027-10-09 上班""", 2027),
                Arguments.of("2027-02-30 休息\n2027-02-29 班\n2027-02-05 上班", 2027),
                Arguments.of("２０２７-02-05 休息 春节\r\n2027-02-05\u3000休息\u00A0春节", 2027),
                Arguments.of("9999-99-99 休 \uD842\uDFB7\n0000-1-1、班、x", 2027),
                Arguments.of("2027-01-01 休息 、\n".repeat(401), 2027));
    }
}
