package io.xingyuan.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.annotation.Order;

/** Finds the refusal, or the taken port, in what made the start fail. */
@Order(0)
class StartupFailures implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupRefusal refusal) {
                return analysis(refusal);
            }
            if (cause instanceof PortInUseException taken) {
                return analysis(new StartupRefusal(
                        Obstacle.PORT,
                        "端口 " + taken.getPort() + " 已被占用，请用 --port 换一个",
                        "port " + taken.getPort() + " is taken; choose another with --port",
                        taken));
            }
        }
        return null;
    }

    private static FailureAnalysis analysis(StartupRefusal refusal) {
        return new FailureAnalysis(String.valueOf(refusal.getMessage()), null, refusal);
    }
}
