package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 更替: columns in which some enterprises stand as they are known now. */
final class Replacement {

    private static final int[] NOTHING = {};

    private final Columns before;
    private final Columns now;
    private final Set<String> replaced;
    private final Map<String, Integer> rowsNow = new HashMap<>();
    private final Map<Entity, int[]> origins = new EnumMap<>(Entity.class);
    private final Map<Entity, Roster> rosters = new EnumMap<>(Entity.class);
    private int[] codesNow = NOTHING;

    Replacement(Columns before, Columns now, Set<String> replaced) {
        this.before = before;
        this.now = now;
        this.replaced = replaced;
        for (int row = 0; row < now.size(Entity.ENTERPRISE); row++) {
            rowsNow.put(now.id(Entity.ENTERPRISE, row), row);
        }
    }

    Columns columns() {
        arrange();
        List<String> codes = codes();
        Map<Facts.Key, FactColumn> columns = new HashMap<>();
        Set<Facts.Key> keys = new HashSet<>(before.all().keySet());
        keys.addAll(now.all().keySet());
        keys.forEach(key -> columns.put(key, column(key)));
        return new Columns(before.dictionary(), rosters, columns, codes);
    }

    /** The codes known before keep their numbers. */
    private List<String> codes() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        before.codes().forEach(text -> numbers.put(text, numbers.size()));
        codesNow = now.codes().stream()
                .mapToInt(text -> numbers.computeIfAbsent(text, added -> numbers.size()))
                .toArray();
        return List.copyOf(numbers.keySet());
    }

    private void arrange() {
        List<Integer> enterprises = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int row = 0; row < before.size(Entity.ENTERPRISE); row++) {
            String id = before.id(Entity.ENTERPRISE, row);
            if (!replaced.contains(id)) {
                enterprises.add(row);
                continue;
            }
            seen.add(id);
            Integer other = rowsNow.get(id);
            if (other != null) {
                enterprises.add(~other);
            }
        }
        List<Integer> newcomers = new ArrayList<>();
        for (int row = 0; row < now.size(Entity.ENTERPRISE); row++) {
            String id = now.id(Entity.ENTERPRISE, row);
            if (replaced.contains(id) && !seen.contains(id)) {
                newcomers.add(~row);
            }
        }
        int[] origin = merged(enterprises, newcomers).stream()
                .mapToInt(Integer::intValue)
                .toArray();
        keep(Entity.ENTERPRISE, origin, NOTHING);
        for (Entity entity : Entity.values()) {
            if (entity != Entity.ENTERPRISE && before.size(entity) + now.size(entity) > 0) {
                children(entity, origin);
            }
        }
    }

    /** Newcomers stand by their id where ids rise, as in a full read, else at the end in the order told. */
    private List<Integer> merged(List<Integer> known, List<Integer> newcomers) {
        List<Integer> all = new ArrayList<>(known);
        all.addAll(newcomers);
        if (!newcomers.isEmpty() && rises(known) && rises(newcomers)) {
            all.sort(Comparator.comparing(this::id));
        }
        return all;
    }

    private boolean rises(List<Integer> enterprises) {
        for (int i = 1; i < enterprises.size(); i++) {
            if (id(enterprises.get(i - 1)).compareTo(id(enterprises.get(i))) > 0) {
                return false;
            }
        }
        return true;
    }

    private String id(int origin) {
        return origin >= 0 ? before.id(Entity.ENTERPRISE, origin) : now.id(Entity.ENTERPRISE, ~origin);
    }

    private void children(Entity entity, int[] enterprises) {
        Children old = Children.of(before, entity);
        Children fresh = Children.of(now, entity);
        int most = before.size(entity) + now.size(entity);
        int[] origin = new int[most];
        int[] parents = new int[most];
        int count = 0;
        for (int enterprise = 0; enterprise < enterprises.length; enterprise++) {
            boolean kept = enterprises[enterprise] >= 0;
            Children from = kept ? old : fresh;
            int above = kept ? enterprises[enterprise] : ~enterprises[enterprise];
            for (int i = from.starts[above]; i < from.starts[above + 1]; i++) {
                origin[count] = kept ? from.rows[i] : ~from.rows[i];
                parents[count++] = enterprise;
            }
        }
        keep(entity, Arrays.copyOf(origin, count), Arrays.copyOf(parents, count));
    }

    /** 所属对象: the rows of a kind by enterprise. */
    @SuppressWarnings("ArrayRecordComponent") // looked up by number, never compared
    private record Children(int[] starts, int[] rows) {

        static Children of(Columns columns, Entity entity) {
            int[] starts = new int[columns.size(Entity.ENTERPRISE) + 2];
            int[] rows = new int[columns.size(entity)];
            for (int row = 0; row < rows.length; row++) {
                starts[columns.enterpriseRow(entity, row) + 2]++;
            }
            for (int i = 2; i < starts.length; i++) {
                starts[i] += starts[i - 1];
            }
            for (int row = 0; row < rows.length; row++) {
                rows[starts[columns.enterpriseRow(entity, row) + 1]++] = row;
            }
            return new Children(starts, rows);
        }
    }

    /** A roster whose subjects stay in their rows under their names is kept as it is. */
    private void keep(Entity entity, int[] origin, int[] parents) {
        Roster roster = before.roster(entity);
        boolean same = origin.length == roster.size() && Arrays.equals(parents, roster.parents());
        for (int row = 0; same && row < origin.length; row++) {
            same = origin[row] == row
                    || (origin[row] < 0
                            && roster.id(row).equals(now.id(entity, ~origin[row]))
                            && roster.name(row).equals(now.name(entity, ~origin[row])));
        }
        origins.put(entity, origin);
        rosters.put(entity, same ? roster : gathered(entity, origin, parents));
    }

    private Roster gathered(Entity entity, int[] origin, int[] parents) {
        var roster = new Roster();
        for (int row = 0; row < origin.length; row++) {
            Columns from = origin[row] >= 0 ? before : now;
            int at = origin[row] >= 0 ? origin[row] : ~origin[row];
            if (entity == Entity.ENTERPRISE) {
                roster.add(from.id(entity, at), from.name(entity, at));
            } else {
                roster.add(from.id(entity, at), from.name(entity, at), parents[row]);
            }
        }
        return roster.copy();
    }

    private FactColumn column(Facts.Key key) {
        @Nullable FactColumn old = before.column(key.code(), key.year());
        @Nullable FactColumn fresh = now.column(key.code(), key.year());
        FactDefinition definition =
                before.dictionary().byCode(key.code()).orElseThrow(() -> new IllegalArgumentException(key.code()));
        Entity entity = definition.entity();
        FactColumn base = old == null ? FactColumn.empty(definition, key.year(), before.size(entity)) : old;
        int[] origin = origins.getOrDefault(entity, NOTHING);
        if (rosters.get(entity) == before.roster(entity) || stays(entity, origin)) {
            int[] rows = java.util.stream.IntStream.range(0, origin.length)
                    .filter(row -> origin[row] < 0)
                    .toArray();
            int[] others = Arrays.stream(rows).map(row -> ~origin[row]).toArray();
            return base.replaced(rows, others, fresh, codesNow);
        }
        return base.gathered(origin, fresh, codesNow);
    }

    /** Whether only names changed. */
    private boolean stays(Entity entity, int[] origin) {
        Roster roster = before.roster(entity);
        return rosters.containsKey(entity)
                && rosters.getOrDefault(entity, roster).sameAs(roster)
                && origin.length == roster.size();
    }
}
