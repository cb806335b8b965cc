package io.xingyuan.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** One program run to its end. */
record Command(int exitCode, String output) {

    static Command of(List<String> line) throws IOException {
        return of(line, Path.of("/"));
    }

    static Command of(List<String> line, Path folder) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_MESSAGES", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Command(process.waitFor(), output.strip());
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    boolean succeeds() {
        return exitCode == 0;
    }
}
