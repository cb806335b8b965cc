package io.xingyuan.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
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
            for (String line : Files.readAllLines(file)) {
                runs.addFirst(JsonMapper.shared().readValue(line, BackupRun.class));
            }
        } catch (IOException | JacksonException e) {
            LOG.warn("The journal {} is damaged", file, e);
        }
        return runs;
    }
}
