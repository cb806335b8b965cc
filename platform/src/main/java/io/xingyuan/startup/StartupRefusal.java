package io.xingyuan.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;

/** 启动失败: the program cannot start for a reason that its owner can remove. */
@SuppressWarnings("serial")
public class StartupRefusal extends RuntimeException implements ExitCodeGenerator {

    private final Obstacle obstacle;

    public StartupRefusal(Obstacle obstacle, String chinese, String english) {
        this(obstacle, chinese, english, null);
    }

    public StartupRefusal(Obstacle obstacle, String chinese, String english, @Nullable Throwable cause) {
        super(chinese + " / " + english, cause);
        this.obstacle = obstacle;
    }

    public Obstacle obstacle() {
        return obstacle;
    }

    @Override
    public int getExitCode() {
        return obstacle.exitCode();
    }
}
