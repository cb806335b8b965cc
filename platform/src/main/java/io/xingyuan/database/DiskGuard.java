package io.xingyuan.database;

import io.xingyuan.kernel.DiskFull;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * 磁盘看守: refuses what would write while room is short, so that the database keeps enough of it to go on answering.
 * PostgreSQL stops as a whole when its write-ahead log finds no room; reading needs none.
 */
final class DiskGuard implements HandlerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(DiskGuard.class);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String SIGNING = "/sign-";

    private final Path folder;
    private final long reserve;
    private volatile boolean scarce;

    /** @param reserve bytes that stay free */
    DiskGuard(Path folder, long reserve) {
        this.folder = folder;
        this.reserve = reserve;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean writes = !READING.contains(request.getMethod())
                && !request.getRequestURI().startsWith(SIGNING);
        if (writes && isShort()) {
            throw new DiskFull(folder.toString());
        }
        return true;
    }

    /** Looks anew each time: it is one call to the operating system. */
    boolean isShort() {
        try {
            boolean now = Files.getFileStore(folder).getUsableSpace() < reserve;
            if (now != scarce) {
                scarce = now;
                LOG.warn(
                        now ? "less than {} bytes are free in {}: no writes" : "again {} bytes are free in {}",
                        reserve,
                        folder);
            }
            return now;
        } catch (IOException unreadable) {
            LOG.debug("cannot tell the room in {}", folder, unreadable);
            return false;
        }
    }
}
