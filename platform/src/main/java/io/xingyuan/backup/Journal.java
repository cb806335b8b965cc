package io.xingyuan.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** 备份日记: one line per run beside the backups, so that it is there when the database is not. */
record Journal(Path folder) {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final String NAME = "journal.jsonl";

    void write(BackupRun run) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(NAME),
                JsonMapper.shared().writeValueAsString(run) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** Newest first. */
    List<BackupRun> read() {
        Path file = folder.resolve(NAME);
        if (!Files.isReadable(file)) {
            return List.of();
        }
        List<BackupRun> runs = new ArrayList<>();
        try {
            Files.readAllLines(file).forEach(line -> read(line).ifPresent(runs::addFirst));
        } catch (IOException e) {
            LOG.warn("The journal {} cannot be read", file, e);
        }
        return runs;
    }

    /** A line that a crash tore costs itself only. */
    private Optional<BackupRun> read(String line) {
        try {
            return line.isBlank()
                    ? Optional.empty()
                    : Optional.of(JsonMapper.shared().readValue(line, BackupRun.class));
        } catch (JacksonException e) {
            LOG.warn("The journal in {} has a damaged line", folder, e);
            return Optional.empty();
        }
    }
}
