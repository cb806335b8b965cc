package io.xingyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;

@ExtendWith(OutputCaptureExtension.class)
class IncidentsTests {

    @Test
    void aLineSaysWhoFromWhereAndWhatAndNothingSecret(CapturedOutput log) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/accounts");
        request.setRemoteAddr("192.0.2.1");
        request.setQueryString("token=verysecret");
        request.setParameter("password", "alsosecret");

        Incidents.note("not allowed", request, "");

        assertThat(log.getOut())
                .contains("not allowed: account=guest address=192.0.2.1 POST /accounts")
                .doesNotContain("verysecret", "alsosecret");
    }

    @Test
    void nothingBeginsANewLine() {
        assertThat(Incidents.oneLine("a\r\nWARN forged\u001b[31m\u2028b")).isEqualTo("a??WARN forged?[31m?b");
        assertThat(Incidents.oneLine("x".repeat(5_000))).hasSize(301);
    }
}
