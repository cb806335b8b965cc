package io.xingyuan.identity;

import java.util.List;

/**
 * 我的账号页.
 *
 * @param email empty for none
 * @param newEmail that waits to be confirmed; empty for none
 * @param codes whether signing in asks for a code
 */
record OwnPage(Account account, String email, String newEmail, boolean codes, Standing standing, List<Row> rows) {

    boolean othersSignedIn() {
        return rows.stream().anyMatch(row -> !row.current());
    }

    /** One sign-in that lasts. Times as the park's clock shows them. */
    record Row(String id, String device, String address, String way, String began, String seen, boolean current) {

        static Row of(Session session, boolean current) {
            return new Row(
                    session.id().toString(),
                    session.place().device(),
                    session.place().address(),
                    session.way().label(),
                    Standing.time(session.beganAt()),
                    Standing.time(session.seenAt()),
                    current);
        }
    }
}
