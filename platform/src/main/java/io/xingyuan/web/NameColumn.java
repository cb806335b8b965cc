package io.xingyuan.web;

/**
 * 姓名栏: where a module keeps, beside what somebody did, their name, which goes with them when they are erased. What the
 * law bids us keep is none: docs/security/kept-names.csv.
 *
 * @param table with its schema
 * @param account column with the id of the same person's account; empty where only the name is kept
 */
public record NameColumn(String table, String column, String account) {

    public static NameColumn alone(String table, String column) {
        return new NameColumn(table, column, "");
    }
}
