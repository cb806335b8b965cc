package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** 名册: the subjects of one kind, by row. */
final class Roster {

    private static final int[] NO_PARENTS = {};

    private final List<String> ids;
    private final List<String> names;
    private int[] parents;

    Roster() {
        this(new ArrayList<>(), new ArrayList<>(), NO_PARENTS);
    }

    private Roster(List<String> ids, List<String> names, int[] parents) {
        this.ids = ids;
        this.names = names;
        this.parents = parents;
    }

    int add(String id, String name) {
        ids.add(id);
        names.add(name);
        return ids.size() - 1;
    }

    int add(String id, String name, int parent) {
        int row = add(id, name);
        if (row >= parents.length) {
            parents = Arrays.copyOf(parents, Math.max(16, row * 2));
        }
        parents[row] = parent;
        return row;
    }

    Roster copy() {
        int[] trimmed = parents.length == 0 ? NO_PARENTS : Arrays.copyOf(parents, ids.size());
        return new Roster(List.copyOf(ids), List.copyOf(names), trimmed);
    }

    /** The same subjects in the same rows. */
    boolean sameAs(Roster other) {
        return this == other || (ids.equals(other.ids) && Arrays.equals(parents, other.parents));
    }

    int size() {
        return ids.size();
    }

    String id(int row) {
        return ids.get(row);
    }

    String name(int row) {
        return names.get(row);
    }

    int parent(int row) {
        return parents[row];
    }

    /** Row of the enterprise per row; empty for enterprises. */
    int[] parents() {
        return parents;
    }
}
