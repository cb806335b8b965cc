package io.xingyuan.notice;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;

/**
 * 消息种类: what people choose by how they want to be told. Each module publishes its own as beans.
 *
 * @param key such as {@code case-correction}; kept with every message
 * @param label Chinese; translated when drawn
 * @param mail whether somebody who has said nothing gets it by mail too
 */
public record NewsKind(String key, String label, boolean mail) {

    /** All that the modules have published, each once, in the order of their keys. */
    static List<NewsKind> each(ObjectProvider<NewsKind> published) {
        return published.stream()
                .collect(Collectors.toMap(NewsKind::key, Function.identity(), (one, other) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing(NewsKind::key))
                .toList();
    }
}
