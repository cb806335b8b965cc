package io.xingyuan.startup;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What nobody else explains: the log gets the whole of it, the console its cause. */
@Order(Ordered.LOWEST_PRECEDENCE)
class UnexpectedFailure implements FailureAnalyzer {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedFailure.class);

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        LOG.error("The start failed", failure);
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new FailureAnalysis("启动失败，详见日志 / the start failed, see the log: " + cause, null, failure);
    }
}
