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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code routes.txt}: every address of the program and who may use it. */
record RouteTable(List<Line> lines, Set<Role> named, Map<String, String> reasons) {

    private static final String NOTHING = "@nothing";
    private static final Set<String> NOBODYS = Set.of(NOTHING, "nobody", "none");

    /** What is there for all whose role reaches the whole house. */
    static final Set<String> OF_THE_HOUSE = Set.of("@import", "@batch", "@survey");

    private static final Set<String> UNOWNED =
            Stream.concat(OF_THE_HOUSE.stream(), Stream.of(NOTHING)).collect(Collectors.toUnmodifiableSet());
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

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
     * @param otherwise what those who may not get; 0 for the usual refusal
     * @param because name of the reason why no object of another is asked for; empty where one is
     */
    record Line(
            String method,
            String path,
            Set<Role> who,
            Map<String, String> objects,
            Map<String, String> parameters,
            int answer,
            int otherwise,
            String because,
            boolean once,
            boolean unsent) {

        String route() {
            return method + " " + path;
        }

        /** Whether an object in it belongs to somebody. */
        boolean owned() {
            return !belongings().isEmpty();
        }

        /** Whether a second object in it belongs to the first. */
        boolean nested() {
            return belongings().size() > 1;
        }

        /** The first object, below which the others lie; empty for none. */
        String outer() {
            return belongings().stream().findFirst().orElse("");
        }

        private Set<String> belongings() {
            Set<String> all = new LinkedHashSet<>();
            Stream.concat(objects.values().stream(), parameters.values().stream())
                    .filter(value -> value.startsWith("@") && !UNOWNED.contains(value))
                    .forEach(all::add);
            return all;
        }

        /** Whether it has a variable for which nobody's object is asked for, or none at all. */
        boolean unasked() {
            return objects.values().stream().anyMatch(NOBODYS::contains)
                    || VARIABLE.matcher(path).results().anyMatch(variable -> !objects.containsKey(variable.group(1)));
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
        Map<String, String> reasons = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        for (String line : text) {
            List<String> words = Arrays.stream(line.strip().split("\\s+", -1)).toList();
            if ("group".equals(words.getFirst())) {
                Set<Role> members = EnumSet.noneOf(Role.class);
                words.stream().skip(3).forEach(word -> members.addAll(known(groups, word)));
                groups.put(words.get(1), members);
                named.addAll(members);
            } else if ("reason".equals(words.getFirst())) {
                reasons.put(words.get(1), String.join(" ", words.subList(3, words.size())));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(line(words, groups));
            }
        }
        return new RouteTable(lines, named, reasons);
    }

    private static Line line(List<String> words, Map<String, Set<Role>> groups) {
        Set<Role> who = EnumSet.noneOf(Role.class);
        Map<String, String> objects = new LinkedHashMap<>();
        Map<String, String> parameters = new LinkedHashMap<>();
        int answer = 0;
        int otherwise = 0;
        String because = "";
        boolean once = false;
        boolean unsent = false;
        for (String word : words.subList(2, words.size())) {
            String[] pair = word.split("=", 2);
            if (word.startsWith("form=")) {
                parameters.put("", pair[1]);
            } else if (word.startsWith("answer=")) {
                answer = "any".equals(pair[1]) ? ANY : Integer.parseInt(pair[1]);
            } else if (word.startsWith("else=")) {
                otherwise = Integer.parseInt(pair[1]);
            } else if (word.startsWith("because=")) {
                because = pair[1];
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
        return new Line(words.get(0), words.get(1), who, objects, parameters, answer, otherwise, because, once, unsent);
    }

    private static Set<Role> known(Map<String, Set<Role>> groups, String word) {
        Set<Role> roles = groups.get(word);
        if (roles == null) {
            throw new IllegalArgumentException("no role or group " + word + " in " + FILE);
        }
        return roles;
    }

    /** The kinds of object that its lines ask for. */
    Set<String> kinds() {
        return lines.stream()
                .flatMap(line -> Stream.concat(line.objects().values().stream(), line.parameters().values().stream()))
                .filter(value -> value.startsWith("@"))
                .map(value -> value.substring(1))
                .collect(Collectors.toSet());
    }

    /** Lines with a variable that ask for nobody's object and do not say why. */
    List<String> unasked() {
        return lines.stream()
                .filter(line -> line.unasked() == line.because().isEmpty()
                        || (!line.because().isEmpty() && !reasons.containsKey(line.because())))
                .map(line -> "%s %s: let each variable stand for an object of an enterprise, or say because=… of: %s"
                        .formatted(line.route(), line.objects(), String.join(", ", reasons.keySet())))
                .toList();
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
