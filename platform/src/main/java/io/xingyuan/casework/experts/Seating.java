package io.xingyuan.casework.experts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 排座: seats experts one after the other, nobody who would leave more seats empty in all than need be. */
final class Seating {

    private final Map<String, Integer> open = new HashMap<>();
    private final List<Expert> free = new ArrayList<>();
    private int fillable;

    Seating(List<Draw.Quota> quotas, List<Expert> eligible, Set<String> taken) {
        quotas.forEach(quota -> open.merge(quota.field(), Math.max(0, quota.seats()), Integer::sum));
        eligible.stream().filter(expert -> !taken.contains(expert.account())).forEach(free::add);
        fillable = fillable();
    }

    /** False when there is no seat, the expert has one, or all others would not find as many as they could. */
    boolean seats(String field, Expert expert) {
        int seats = open.getOrDefault(field, 0);
        int place = free.indexOf(expert);
        if (seats == 0 || place < 0) {
            return false;
        }
        open.put(field, seats - 1);
        free.remove(place);
        if (fillable() == fillable - 1) {
            fillable--;
            return true;
        }
        open.put(field, seats);
        free.add(place, expert);
        return false;
    }

    /** A largest matching of open seats and free experts, by augmenting paths. */
    private int fillable() {
        Map<Expert, String> sits = new HashMap<>();
        int filled = 0;
        for (Map.Entry<String, Integer> each : open.entrySet()) {
            for (int seat = 0; seat < each.getValue() && finds(each.getKey(), sits, new HashSet<>()); seat++) {
                filled++;
            }
        }
        return filled;
    }

    private boolean finds(String field, Map<Expert, String> sits, Set<Expert> asked) {
        for (Expert expert : free) {
            if (expert.fields().contains(field) && asked.add(expert)) {
                String present = sits.get(expert);
                if (present == null || finds(present, sits, asked)) {
                    sits.put(expert, field);
                    return true;
                }
            }
        }
        return false;
    }
}
