package io.xingyuan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Takes what browsers report against the {@link ContentPolicy}: a hint that somebody tries to smuggle in a script. */
@Controller
@Open
class PolicyReports {

    static final String PATH = "/policy-report";
    private static final int LONGEST = 2_000;

    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(HttpServletRequest request) throws IOException {
        try (InputStream body = request.getInputStream()) {
            Incidents.note("content policy", request, new String(body.readNBytes(LONGEST), StandardCharsets.UTF_8));
        }
    }
}
