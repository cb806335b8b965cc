package io.xingyuan.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * 数据库运行身份: the operating-system user that PostgreSQL runs as, since it refuses to run as root.
 *
 * @param prefix what stands before each command
 * @param owner the user that must own the database's files, when it is not simply the one who starts
 */
record DatabaseAccount(List<String> prefix, OptionalInt owner) {

    private static final String DEDICATED_USER = "xingyuan";
    private static final int NOBODY = 65534;
    private static final int ROOT = 0;

    /** Root steps down to another user who can reach the programs, or else into a user namespace of its own. */
    static Optional<DatabaseAccount> choose(PostgresPrograms programs, Path folder) throws IOException {
        if (new UnixSystem().getUid() != ROOT) {
            return Optional.of(new DatabaseAccount(List.of(), OptionalInt.empty()));
        }
        List<DatabaseAccount> candidates = new ArrayList<>();
        dedicatedUser().ifPresent(user -> candidates.add(user(user)));
        candidates.add(user(NOBODY));
        candidates.add(new DatabaseAccount(
                List.of("unshare", "--user", "--map-user=1", "--map-group=1"), OptionalInt.of(ROOT)));
        return candidates.stream()
                .filter(candidate -> candidate.canRun(programs, folder))
                .findFirst();
    }

    private static DatabaseAccount user(int user) {
        return new DatabaseAccount(
                List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--no-new-privs"),
                OptionalInt.of(user));
    }

    private static OptionalInt dedicatedUser() throws IOException {
        Path users = Path.of("/etc/passwd");
        if (!Files.isReadable(users)) {
            return OptionalInt.empty();
        }
        return Files.readAllLines(users).stream()
                .map(line -> line.split(":", -1))
                .filter(user -> user.length > 3 && user[0].equals(DEDICATED_USER))
                .mapToInt(user -> Integer.parseInt(user[2]))
                .findFirst();
    }

    private boolean canRun(PostgresPrograms programs, Path folder) {
        try {
            return Command.of(with(
                            "sh", "-c", "cd \"$0\" && \"$1\" --version", folder.toString(), programs.path("postgres")))
                    .succeeds();
        } catch (IOException e) {
            return false; // setpriv or unshare is not installed
        }
    }

    List<String> with(String... command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(List.of(command));
        return all;
    }

    /** Hands the files to the account, if they are another's. */
    void take(Path folder) throws IOException {
        if (owner.isPresent() && Folders.owner(folder) != owner.getAsInt()) {
            Folders.own(folder, owner.getAsInt());
        }
    }
}
