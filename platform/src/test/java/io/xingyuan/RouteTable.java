package io.xingyuan;

import io.xingyuan.kernel.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code routes.txt}: every address of the program and who may use it. */
record RouteTable(List<Line> lines, Set<Role> named) {

    /** Whatever but a fault. */
    static final int ANY = -1;

    static final Path FILE = Path.of("src", "test", "resources", "routes.txt");

    /**
     * One address with one choice of objects.
     *
     * @param path with its variables in braces, as its handler has it but without patterns
     * @param objects variable to value; what begins with @ belongs to somebody
     * @param parameters under the empty name how they are sent
     * @param answer what those who may get; 0 for any answer of somebody who was let in
     */
    record Line(
            String method,
            String path,
            Set<Role> who,
            Map<String, String> objects,
            Map<String, String> parameters,
            int answer,
            boolean once,
            boolean unsent) {

        String route() {
            return method + " " + path;
        }

        /** Whether an object in the path belongs to an enterprise. */
        boolean owned() {
            return objects.containsValue("@enterprise");
        }

        /** Whether a second object in it belongs to the first. */
        boolean nested() {
            return owned()
                    && objects.values().stream()
                            .anyMatch(value -> value.startsWith("@") && !"@enterprise".equals(value));
        }
    }

    static RouteTable read() throws IOException {
        return parse(Files.readAllLines(FILE));
    }

    static RouteTable parse(List<String> text) {
        Map<String, Set<Role>> groups = new HashMap<>();
        for (Role role : Role.values()) {
            groups.put(role.name(), EnumSet.of(role));
        }
        Set<Role> named = EnumSet.noneOf(Role.class);
        List<Line> lines = new ArrayList<>();
        for (String line : text) {
            List<String> words = Arrays.stream(line.strip().split("\\s+", -1)).toList();
            if ("group".equals(words.getFirst())) {
                Set<Role> members = EnumSet.noneOf(Role.class);
                words.stream().skip(3).forEach(word -> members.addAll(known(groups, word)));
                groups.put(words.get(1), members);
                named.addAll(members);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(line(words, groups));
            }
        }
        return new RouteTable(lines, named);
    }

    private static Line line(List<String> words, Map<String, Set<Role>> groups) {
        Set<Role> who = EnumSet.noneOf(Role.class);
        Map<String, String> objects = new LinkedHashMap<>();
        Map<String, String> parameters = new LinkedHashMap<>();
        int answer = 0;
        boolean once = false;
        boolean unsent = false;
        for (String word : words.subList(2, words.size())) {
            String[] pair = word.split("=", 2);
            if (word.startsWith("form=")) {
                parameters.put("", pair[1]);
            } else if (word.startsWith("answer=")) {
                answer = "any".equals(pair[1]) ? ANY : Integer.parseInt(pair[1]);
            } else if (word.startsWith("?")) {
                parameters.put(pair[0].substring(1), pair[1]);
            } else if (pair.length == 2) {
                objects.put(pair[0], pair[1]);
            } else if ("once".equals(word)) {
                once = true;
            } else if ("unsent".equals(word)) {
                unsent = true;
            } else {
                who.addAll(known(groups, word));
            }
        }
        return new Line(words.get(0), words.get(1), who, objects, parameters, answer, once, unsent);
    }

    private static Set<Role> known(Map<String, Set<Role>> groups, String word) {
        Set<Role> roles = groups.get(word);
        if (roles == null) {
            throw new IllegalArgumentException("no role or group " + word + " in " + FILE);
        }
        return roles;
    }

    /** What is served but not listed, and what is listed but not served, each with what to do. */
    List<String> differences(Set<String> served) {
        Set<String> listed = new TreeSet<>(lines.stream().map(Line::route).toList());
        List<String> differences = new ArrayList<>();
        served.stream()
                .filter(route -> !listed.contains(route))
                .sorted(Comparator.naturalOrder())
                .forEach(route -> differences.add("not in " + FILE + ": add the line “" + route
                        + " who…” with who may use it and what its {variables} stand for"));
        listed.stream()
                .filter(route -> !served.contains(route))
                .forEach(route -> differences.add("nobody serves “" + route + "” any more: take it out of " + FILE));
        return differences;
    }
}
