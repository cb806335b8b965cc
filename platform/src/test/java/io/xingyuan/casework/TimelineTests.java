package io.xingyuan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class TimelineTests {

    @AfterEach
    void noLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void whatTheHouseSaysIsReadInTheReadersLanguageAndNamesStay() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(entry("初审：通过", "演示·林政策", "").said()).isEqualTo("初审：通过");
        assertThat(entry("转办给演示·周服务", "演示·林政策", "").said()).isEqualTo("转办给演示·周服务");

        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(entry("签收", "系统", "受理").said()).isEqualTo("Claim");
        assertThat(entry("签收", "系统", "受理").whose()).isEqualTo("the system");
        assertThat(entry("初审：不予通过", "演示·林政策", "").said()).isEqualTo("First review: Refused");
        assertThat(entry("转办给演示·周服务", "演示·林政策", "").said()).isEqualTo("Transferred to 演示·周服务");
        assertThat(entry("请演示·唐审批加签", "演示·林政策", "").said()).isEqualTo("演示·唐审批 asked to co-sign");
        assertThat(entry("请演示·唐审批加签", "演示·林政策", "").whose()).isEqualTo("演示·林政策");
    }

    @Test
    void onlyAReasonFromTheListIsTranslatedNotWhatSomebodyWrote() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);

        assertThat(entry("暂停计时", "系统", "申请人补正").noted()).isEqualTo("correction by the applicant");
        assertThat(entry("暂停计时", "示例", "申请人补正：样例函件").noted()).isEqualTo("correction by the applicant: 样例函件");
        assertThat(entry("提交补正", "示例", "申请人补正").noted()).isEqualTo("申请人补正");
    }

    private static Timeline.Entry entry(String what, String by, String note) {
        return new Timeline.Entry(Instant.EPOCH, by, "初审", what, note, "", null);
    }
}
