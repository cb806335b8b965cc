package io.xingyuan.policy.studio;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CommentEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** 注释: what stands behind a # in an entry that the form writes anew goes along with the items that remain. */
final class CarriedComments {

    /** What an item of a list goes by. */
    private static final List<String> NAMES = List.of("id", "name", "from", "over");

    /** @param above whether it stands on lines of its own above its item, not behind it */
    private record Note(String item, boolean above, String words) {}

    private CarriedComments() {}

    /**
     * An entry with the comments of its former self.
     *
     * @param written the entry anew, from column 0
     * @param before as it stood, from column 0
     */
    static String into(String written, String before) {
        if (!before.contains("#")) {
            return written;
        }
        try {
            Set<String> there = notes(written).stream().map(Note::words).collect(Collectors.toSet());
            Map<String, Integer> items = items(written);
            Map<Integer, List<Note>> notes = notes(before).stream()
                    .filter(note -> items.containsKey(note.item()))
                    .filter(note -> !there.contains(note.words()))
                    .collect(Collectors.groupingBy(note -> items.getOrDefault(note.item(), 0)));
            String carried = with(written.lines().toList(), notes);
            return items(carried).keySet().equals(items.keySet()) ? carried : written;
        } catch (YAMLException unreadable) {
            return written;
        }
    }

    private static String with(List<String> lines, Map<Integer, List<Note>> notes) {
        List<String> carried = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean first = i == 0; // something may stand before it
            List<Note> own = notes.getOrDefault(i, List.of());
            String margin =
                    line.substring(0, line.length() - line.stripLeading().length());
            own.stream().filter(note -> note.above() && !first).forEach(note -> carried.add(margin + note.words()));
            carried.add(Stream.concat(
                            Stream.of(line),
                            own.stream().filter(note -> first || !note.above()).map(Note::words))
                    .collect(Collectors.joining(" ")));
        }
        return String.join("\n", carried);
    }

    private static List<Note> notes(String entry) {
        NavigableMap<Integer, String> items = new TreeMap<>();
        items(entry).forEach((item, line) -> items.putIfAbsent(line, item));
        List<Note> notes = new ArrayList<>();
        LoaderOptions options = new LoaderOptions();
        options.setProcessComments(true);
        new Yaml(options).parse(new StringReader(entry)).forEach(event -> {
            if (event instanceof CommentEvent comment && comment.getCommentType() != CommentType.BLANK_LINE) {
                boolean above = comment.getCommentType() == CommentType.BLOCK;
                item(items, comment.getStartMark().getLine(), above)
                        .ifPresent(item -> notes.add(
                                new Note(item, above, "#" + comment.getValue().stripTrailing())));
            }
        });
        return notes;
    }

    /**
     * The outermost item that begins next below a comment, or on the line that it ends.
     *
     * @param items by the line on which they begin
     */
    private static Optional<String> item(NavigableMap<Integer, String> items, int line, boolean above) {
        return Optional.ofNullable(above ? items.higherEntry(line) : items.floorEntry(line))
                .map(Map.Entry::getValue);
    }

    /** Each item of an entry, and the line on which it begins; whoever holds others comes before them. */
    private static Map<String, Integer> items(String entry) {
        Map<String, Integer> items = new LinkedHashMap<>();
        add("", new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(entry)), items);
        return items;
    }

    private static void add(String path, Node node, Map<String, Integer> items) {
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(part -> {
                String key = path + "/" + Skeleton.scalar(part.getKeyNode());
                items.putIfAbsent(key, part.getKeyNode().getStartMark().getLine());
                add(key, part.getValueNode(), items);
            });
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> {
                String name = name(path, item);
                items.putIfAbsent(name, item.getStartMark().getLine());
                add(name, item, items);
            });
        }
    }

    /** A condition goes by its id wherever it stands, all else by its name and what it stands in. */
    private static String name(String path, Node item) {
        if (!(item instanceof MappingNode mapping)) {
            return path + "[" + Skeleton.scalar(item) + "]";
        }
        Map<String, String> texts = new LinkedHashMap<>();
        mapping.getValue()
                .forEach(part -> texts.put(Skeleton.scalar(part.getKeyNode()), Skeleton.scalar(part.getValueNode())));
        String key = NAMES.stream().filter(texts::containsKey).findFirst().orElse("");
        return (key.equals("id") ? "" : path) + "[" + texts.getOrDefault(key, "") + "]";
    }
}
