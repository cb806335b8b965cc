package io.xingyuan.startup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** 启动失败: the program cannot start for a reason that its owner can remove. */
public class StartupRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int UNEXPECTED = 1;

    private final Obstacle obstacle;

    public StartupRefusal(Obstacle obstacle, String chinese, String english) {
        this(obstacle, chinese, english, null);
    }

    public StartupRefusal(Obstacle obstacle, String chinese, String english, @Nullable Throwable cause) {
        super(chinese + " / " + english, cause);
        this.obstacle = obstacle;
    }

    public boolean isFor(Obstacle what) {
        return obstacle == what;
    }

    /** What the process ends with when its start failed for this cause. */
    public static int exitCode(Throwable failure) {
        return in(failure).map(refusal -> refusal.obstacle.exitCode()).orElse(UNEXPECTED);
    }

    static Optional<StartupRefusal> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupRefusal refusal) {
                return Optional.of(refusal);
            }
            if (cause instanceof PortInUseException taken) {
                return Optional.of(portTaken(taken));
            }
        }
        return Optional.empty();
    }

    private static StartupRefusal portTaken(PortInUseException taken) {
        return new StartupRefusal(
                Obstacle.PORT,
                "端口 " + taken.getPort() + " 已被占用，请用 --port 换一个",
                "port " + taken.getPort() + " is taken; choose another with --port",
                taken);
    }
}
