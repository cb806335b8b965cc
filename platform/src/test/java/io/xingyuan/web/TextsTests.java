package io.xingyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.kernel.Refusal;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class TextsTests {

    @AfterEach
    void backToTheLanguageOfTheMachine() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void eachWordOfAListInARefusalIsSaidInTheLanguageOfTheReader() {
        var refusal = new Refusal("这份政策归{0}，您的职务只管{1}：可以看，不能编写、提请和发布。", "全部园区、零个园区", "甲、乙");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(Texts.t(refusal)).contains("All parks, no park", "甲、乙").doesNotContain("园区");
        assertThat(refusal).hasMessageContaining("全部园区、零个园区");
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(Texts.t(refusal)).isEqualTo(refusal.getMessage());
    }
}
