package io.xingyuan.policy.studio;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * 文本的骨架: where each part of a policy's text stands, so that one part can be rewritten while all else, comments and
 * all, stays as it was typed. The engine alone says what a text means; this only finds places in it.
 */
final class Skeleton {

    private static final int DEEPEST = 40;

    /** As long as a line may be that the engine reads; the reader here takes time by the square of it. */
    private static final int LONGEST_LINE = 10_000;

    private static final String FACTS = "facts";

    private final String text;
    private final Places places;
    private final Block document;
    private final List<Block> clauses;

    private Skeleton(Places places, Block document, List<Block> clauses) {
        this.text = places.text;
        this.places = places;
        this.document = document;
        this.clauses = clauses;
    }

    /** Empty when the text is no block mapping, so that nothing can be shown beside it. */
    static Optional<Skeleton> of(String text) {
        return read(text).filter(found -> found.document().editable());
    }

    /** As {@link #of}, and a text all in braces too, which can be read but not rewritten by parts. */
    static Optional<Skeleton> read(String text) {
        if (text.length() > Checks.LONGEST || text.lines().anyMatch(line -> line.length() > LONGEST_LINE)) {
            return Optional.empty();
        }
        try {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(Checks.LONGEST);
            options.setNestingDepthLimit(DEEPEST);
            options.setMaxAliasesForCollections(0);
            options.setAllowDuplicateKeys(false);
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (!(root instanceof MappingNode mapping)) {
                return Optional.empty();
            }
            Places places = new Places(text);
            Block document = Block.of(places, mapping);
            List<Block> clauses = new ArrayList<>();
            Part listed = document.parts().get(document.parts().containsKey(FACTS) ? FACTS : "clauses");
            if (listed != null && listed.node() instanceof SequenceNode sequence) {
                for (Node item : sequence.getValue()) {
                    clauses.add(item instanceof MappingNode clause ? Block.of(places, clause) : Block.NONE);
                }
            }
            return Optional.of(new Skeleton(places, document, List.copyOf(clauses)));
        } catch (YAMLException | IndexOutOfBoundsException unreadable) {
            return Optional.empty();
        }
    }

    /** 位置: where a mark of the reader, which counts characters, is in a text. */
    static final class Places {

        private final String text;

        /** Of each character; null where each is one unit long, as is usual. */
        private final int @Nullable [] offsets;

        Places(String text) {
            this.text = text;
            this.offsets = text.codePointCount(0, text.length()) == text.length() ? null : offsets(text);
        }

        private static int[] offsets(String text) {
            int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
            for (int i = 1; i < offsets.length; i++) {
                offsets[i] = text.offsetByCodePoints(offsets[i - 1], 1);
            }
            return offsets;
        }

        int of(Mark mark) {
            return offsets == null ? mark.getIndex() : offsets[mark.getIndex()];
        }
    }

    /**
     * 一项: a key with its value.
     *
     * @param from where the key begins
     * @param to after the last line of the value
     */
    record Part(String key, int from, int to, Node node) {}

    /**
     * 一块: a mapping whose entries stand on lines of their own.
     *
     * @param column how far its keys are indented; -1 when it is written in braces and cannot be taken apart
     */
    record Block(int column, Map<String, Part> parts) {

        static final Block NONE = new Block(-1, Map.of());

        static Block of(Places places, MappingNode mapping) {
            Map<String, Part> parts = new LinkedHashMap<>();
            boolean flow = mapping.getFlowStyle() == FlowStyle.FLOW;
            List<NodeTuple> entries = mapping.getValue();
            for (int i = 0; i < entries.size(); i++) {
                Node key = entries.get(i).getKeyNode();
                int next = i + 1 < entries.size()
                        ? places.of(entries.get(i + 1).getKeyNode().getStartMark())
                        : places.of(mapping.getEndMark());
                int from = places.of(key.getStartMark());
                parts.put(
                        Skeleton.scalar(key),
                        new Part(
                                Skeleton.scalar(key),
                                from,
                                flow ? next : end(places.text, from, next),
                                entries.get(i).getValueNode()));
            }
            return new Block(flow ? -1 : mapping.getStartMark().getColumn(), parts);
        }

        boolean editable() {
            return column >= 0;
        }

        @Nullable
        Node node(String key) {
            Part part = parts.get(key);
            return part == null ? null : part.node();
        }

        String scalar(String key) {
            Node node = node(key);
            return node == null ? "" : Skeleton.scalar(node);
        }
    }

    /** 一处改写. */
    record Edit(int from, int to, String text) {}

    String text() {
        return text;
    }

    Block document() {
        return document;
    }

    /** The clauses of a policy, or the facts of a dictionary. */
    List<Block> clauses() {
        return clauses;
    }

    boolean dictionary() {
        return document.parts().containsKey(FACTS);
    }

    /** The text without one of its clauses; as it stands when that is the only one or cannot be taken apart. */
    String without(int index) {
        Block clause = clauses.get(index);
        int from = clause.parts().values().stream().mapToInt(Part::from).min().orElse(0);
        int dash = text.lastIndexOf('-', from);
        boolean plain = clauses.size() > 1
                && clause.editable()
                && dash >= 0
                && text.substring(dash + 1, from).isBlank();
        return plain ? text.substring(0, text.lastIndexOf('\n', dash) + 1) + text.substring(endOf(clause)) : text;
    }

    /** The entry as it stands, its further lines moved to the left by the depth of the block. */
    String source(Block block, String key) {
        Part part = block.parts().get(key);
        return part == null ? "" : dedented(text.substring(part.from(), part.to()), block.column());
    }

    /** The lines of a node, its further lines moved to the left by its own column. */
    String source(Node node) {
        int from = places.of(node.getStartMark());
        int to = end(text, from, places.of(node.getEndMark()));
        boolean flow = node instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.FLOW;
        int stop = flow || node instanceof ScalarNode ? places.of(node.getEndMark()) : to;
        return dedented(text.substring(from, stop), node.getStartMark().getColumn())
                .strip();
    }

    /**
     * What makes an entry read otherwise: replaced, added after the others, or taken out.
     *
     * @param written {@code key: value} with further lines indented from column 0; empty to take it out
     */
    Optional<Edit> edit(Block block, String key, String written) {
        Part part = block.parts().get(key);
        if (part == null) {
            return written.isEmpty() ? Optional.empty() : Optional.of(added(block, written));
        }
        if (written.isEmpty()) {
            int line = text.lastIndexOf('\n', part.from() - 1) + 1;
            boolean alone = text.substring(line, part.from()).isBlank();
            return alone ? Optional.of(new Edit(line, part.to(), "")) : Optional.empty();
        }
        String carried =
                CarriedComments.into(written.strip(), source(block, key).stripTrailing());
        return Optional.of(new Edit(part.from(), part.to(), indented(carried, block.column())));
    }

    private Edit added(Block block, String written) {
        List<String> tail = List.of("tests", "clauses");
        Part last = block.parts().values().stream()
                .filter(part -> !tail.contains(part.key()))
                .max(Comparator.comparingInt(Part::to))
                .orElseThrow();
        String before = last.to() > 0 && text.charAt(last.to() - 1) != '\n' ? "\n" : "";
        return new Edit(last.to(), last.to(), before + " ".repeat(block.column()) + indented(written, block.column()));
    }

    /** The text with all edits made. */
    String with(List<Edit> edits) {
        StringBuilder changed = new StringBuilder(text);
        edits.stream()
                .sorted(Comparator.comparingInt(Edit::from).reversed())
                .forEach(edit -> changed.replace(edit.from(), edit.to(), edit.text()));
        return changed.toString();
    }

    /** Where a clause ends, so that another one can follow. */
    int endOf(Block clause) {
        return clause.parts().values().stream().mapToInt(Part::to).max().orElse(text.length());
    }

    static String scalar(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }

    /** For a field of one line: a browser would join the lines without a blank between them. */
    static String line(String text) {
        return text.indexOf('\n') < 0
                ? text
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    private static String indented(String written, int column) {
        return written.strip().replace("\n", "\n" + " ".repeat(column)) + "\n";
    }

    private static String dedented(String lines, int column) {
        String margin = "\n" + " ".repeat(column);
        return lines.replace(margin, "\n");
    }

    /** After the last line before {@code next} that holds more than blanks and comments. */
    private static int end(String text, int from, int next) {
        int line = text.lastIndexOf('\n', next - 1) + 1;
        boolean dash = text.substring(line, next).strip().replace("-", "").isBlank();
        int end = line > from && dash ? line : next;
        while (end > from) {
            int start = text.lastIndexOf('\n', end - 2) + 1;
            String content = text.substring(Math.max(start, from), end).strip();
            if (start <= from || !(content.isEmpty() || content.startsWith("#"))) {
                break;
            }
            end = start;
        }
        return end;
    }
}
