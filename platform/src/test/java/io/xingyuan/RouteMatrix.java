package io.xingyuan;

import io.xingyuan.kernel.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Asks each address of the {@link RouteTable} as each actor, and judges status and content of the answers. */
final class RouteMatrix {

    /** Statuses of an answer to somebody who was let in. */
    private static final Set<Integer> LET_IN = Set.of(200, 204, 302, 409, 422);

    /** Is one person's, whatever the role. */
    private static final String PERSONAL = "@message";

    /** Whose objects stand in the path. */
    enum Objects {
        OWN,
        OTHER,
        /** The first object is the own one, what lies below it belongs to another. */
        MIXED
    }

    /**
     * Somebody who asks.
     *
     * @param name shown when an answer is wrong
     * @param sees whether the objects of the other enterprise are theirs to see
     */
    record Actor(String name, Role role, boolean sees) {

        String side() {
            return role.ofEnterprise() ? "enterprise" : sees ? "park" : "part";
        }
    }

    /** One cell: an address, an actor, whose objects. */
    record Cell(RouteTable.Line line, Actor actor, Objects objects) {

        boolean mayCall() {
            return line.who().contains(actor.role());
        }

        /** Who may not call an address is turned away before objects are looked at: one question is enough. */
        boolean meant() {
            return switch (objects) {
                case OWN -> true;
                case OTHER -> mayCall() && line.owned();
                case MIXED -> mayCall() && line.nested();
            };
        }

        /** Whether the path leads to something that this actor cannot reach though the role may call the address. */
        boolean outOfReach() {
            boolean ofAll = "part".equals(actor.side())
                    && line.objects().values().stream().anyMatch(RouteTable.OF_THE_HOUSE::contains);
            boolean sees = actor.sees() && !line.objects().containsValue(PERSONAL);
            return ofAll || objects == Objects.MIXED || (objects == Objects.OTHER && !sees);
        }

        String path(Map<String, String> own, Map<String, String> other) {
            String path = line.path();
            for (var object : line.objects().entrySet()) {
                path = path.replace("{" + object.getKey() + "}", value(object.getValue(), own, other));
            }
            return path;
        }

        Map<String, String> parameters(Map<String, String> own, Map<String, String> other) {
            Map<String, String> parameters = new LinkedHashMap<>();
            line.parameters().forEach((name, value) -> parameters.put(name, value(value, own, other)));
            return parameters;
        }

        private String value(String name, Map<String, String> own, Map<String, String> other) {
            boolean ours = objects == Objects.OWN || (objects == Objects.MIXED && name.equals(line.outer()));
            return name.startsWith("@") ? String.valueOf((ours ? own : other).get(name.substring(1))) : name;
        }

        @Override
        public String toString() {
            return line.route() + " " + line.objects() + " as " + actor.name() + ", objects " + objects;
        }
    }

    /**
     * What came back.
     *
     * @param location of a redirect, else empty
     * @param text body and headers; of a workbook or PDF what stands in it
     */
    record Answer(int status, String location, String text) {}

    /** Asks the program. */
    interface Asking {
        Answer ask(Cell cell);
    }

    private final List<String> secrets;
    private final List<String> wrong = new ArrayList<>();
    private final Set<String> routes = new TreeSet<>();
    private final Set<String> actors = new TreeSet<>();
    private int cells;

    /** @param secrets texts that stand only with the other enterprise */
    RouteMatrix(List<String> secrets) {
        this.secrets = secrets;
    }

    void run(RouteTable table, List<Actor> all, Asking asking) {
        for (RouteTable.Line line : table.lines()) {
            Set<String> asked = new TreeSet<>();
            for (Actor actor : all) {
                boolean may = line.who().contains(actor.role());
                boolean skipped = may && (line.unsent() || (line.once() && !asked.add(actor.side())));
                if (!skipped) {
                    ask(line, actor, asking);
                }
            }
        }
    }

    private void ask(RouteTable.Line line, Actor actor, Asking asking) {
        routes.add(line.route());
        actors.add(actor.name());
        for (Objects objects : Objects.values()) {
            Cell cell = new Cell(line, actor, objects);
            if (cell.meant()) {
                judge(cell, asking.ask(cell));
            }
        }
    }

    private void judge(Cell cell, Answer answer) {
        cells++;
        String expected = expected(cell);
        if (!fits(cell, answer, expected)) {
            wrong.add("%s: expected %s, got %d %s".formatted(cell, expected, answer.status(), answer.location()));
        }
        boolean maySee = cell.mayCall() && cell.actor().sees();
        secrets.stream()
                .filter(secret -> !maySee && answer.text().contains(secret))
                .forEach(secret -> wrong.add("%s: leaks “%s” of the other enterprise".formatted(cell, secret)));
    }

    private static String expected(Cell cell) {
        if (!cell.mayCall()) {
            return cell.line().otherwise() > 0
                    ? String.valueOf(cell.line().otherwise())
                    : cell.actor().role() == Role.GUEST ? "sign-in" : "403";
        }
        if (cell.outOfReach()) {
            return "404";
        }
        return switch (cell.line().answer()) {
            case 0 -> "an answer";
            case RouteTable.ANY -> "no fault";
            default -> String.valueOf(cell.line().answer());
        };
    }

    private static boolean fits(Cell cell, Answer answer, String expected) {
        boolean toSignIn =
                answer.location().startsWith("/sign-in") && !cell.line().path().startsWith("/sign-in");
        return switch (expected) {
            case "sign-in" -> toSignIn;
            case "no fault" -> answer.status() < 500;
            case "an answer" -> LET_IN.contains(answer.status()) && !toSignIn;
            default -> expected.equals(String.valueOf(answer.status()));
        };
    }

    List<String> wrong() {
        return wrong;
    }

    @Override
    public String toString() {
        return "route matrix: %d routes × %d roles, %d cells, %d leaks"
                .formatted(routes.size(), actors.size(), cells, wrong.size());
    }
}
