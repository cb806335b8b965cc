package io.xingyuan.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.annotation.Order;

/** Finds the refusal in what made the start fail. */
@Order(0)
class StartupFailures implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return StartupRefusal.in(failure)
                .map(refusal -> new FailureAnalysis(String.valueOf(refusal.getMessage()), null, refusal))
                .orElse(null);
    }
}
