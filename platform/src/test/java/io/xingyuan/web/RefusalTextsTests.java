package io.xingyuan.web;

import static io.xingyuan.web.Texts.t;
import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.kernel.Refusal;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

/** A rule that says no says it to every reader in the reader's language, with its figures. */
class RefusalTextsTests {

    @AfterEach
    void anybody() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void anEnglishReaderReadsTheSentenceAndTheNamesOfStatesInEnglish() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(t(ofState())).isEqualTo("This application is now “In progress” and cannot become “Withdrawn”.");
    }

    @Test
    void aChineseReaderAndTheLogReadChinese() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(t(ofState())).isEqualTo("这份申报现在是“办理中”，不能变为“已撤回”。");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(ofState()).hasMessage("这份申报现在是“办理中”，不能变为“已撤回”。");
    }

    @Test
    void figuresAndDaysAreWrittenPlainlyAndNamesStayAsTheyAre() {
        Refusal no = new Refusal("{0}：{1}，{2}", "示例·{0}·有限公司", 1_234_567L, LocalDate.of(2028, 2, 29));
        assertThat(no).hasMessage("示例·{0}·有限公司：1234567，2028-02-29");
        assertThat(t(no)).isEqualTo("示例·{0}·有限公司：1234567，2028-02-29");
    }

    @Test
    void aSentenceWithoutFiguresIsTakenAsItStands() {
        assertThat(new Refusal("写作 {年份} 的样子。")).hasMessage("写作 {年份} 的样子。");
    }

    private static Refusal ofState() {
        return new Refusal("这份申报现在是“{0}”，不能变为“{1}”。", "办理中", "已撤回");
    }
}
