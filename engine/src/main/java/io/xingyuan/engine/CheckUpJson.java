package io.xingyuan.engine;

import java.util.List;

/** 体检报告（JSON）: money in 分, ratios in millionths, as the engine has them. */
final class CheckUpJson {

    private final JsonText json = new JsonText();

    String write(List<CheckUp> checkUps) {
        json.open('[');
        checkUps.forEach(this::checkUp);
        return json.close(']').toString();
    }

    private void checkUp(CheckUp checkUp) {
        json.open('{');
        json.key("subject").text(checkUp.subject().id());
        json.key("name").text(checkUp.subject().name());
        json.key("asOf").text(checkUp.asOf().toString());
        json.key("library").text(checkUp.libraryHash());
        json.key("findings").open('[');
        checkUp.findings().forEach(this::finding);
        json.close(']').close('}');
    }

    private void finding(Finding finding) {
        json.open('{');
        json.key("clause").text(finding.clause().id().toString());
        json.key("title").text(finding.clause().title());
        json.key("subject").text(finding.subjectId());
        json.key("state").text(finding.state().name());
        Long distance = finding.distance();
        if (distance != null) {
            json.key("distancePpm").number(distance);
        }
        Award award = finding.award();
        if (award != null) {
            award(award);
        }
        json.key("missing").open('[');
        finding.missing().forEach(this::missing);
        json.close(']');
        json.key("failing").open('[');
        finding.failing().forEach(leaf -> json.text(leaf.id()));
        json.close(']');
        json.key("explanation");
        explanation(finding.explanation());
        json.close('}');
    }

    private void award(Award award) {
        json.key("amount").open('{');
        json.key("kind").text(award.kind().name());
        Long fen = award.fen();
        if (fen != null) {
            json.key("fen").number(fen);
        }
        Long floor = award.floorFen();
        if (floor != null) {
            json.key("floorFen").number(floor);
        }
        json.key("bound").truth(award.bound());
        json.key("steps").open('[');
        award.steps().forEach(json::text);
        json.close(']').close('}');
    }

    private void missing(MissingFact missing) {
        json.open('{');
        fact(missing.definition(), missing.year(), missing.subjectId());
        json.key("reason").text(missing.reason().name());
        json.key("decides").truth(missing.decides());
        json.close('}');
    }

    private void fact(FactDefinition definition, int year, String subjectId) {
        json.key("fact").text(definition.code());
        json.key("name").text(definition.name());
        if (year != Facts.NO_YEAR) {
            json.key("year").number(year);
        }
        json.key("subject").text(subjectId);
    }

    private void explanation(Explanation node) {
        json.open('{');
        json.key("id").text(node.id());
        json.key("kind").text(node.kind().name());
        json.key("says").text(node.says());
        json.key("cite").text(node.cite());
        json.key("truth").text(node.truth().name());
        json.key("reasons").open('[');
        node.reasons().forEach(reason -> json.text(reason.name()));
        json.close(']');
        json.key("operands").open('[');
        node.operands().forEach(this::operand);
        json.close(']');
        Gap gap = node.gap();
        if (gap != null) {
            json.key("gap").open('{');
            json.key("type").text(gap.type().name());
            json.key("by").number(gap.by());
            json.key("direction").text(gap.direction().name());
            json.key("ppm").number(gap.ppm());
            json.key("actionable").truth(gap.actionable());
            json.close('}');
        }
        json.key("children").open('[');
        node.children().forEach(this::explanation);
        json.close(']').close('}');
    }

    private void operand(Operand operand) {
        json.open('{');
        fact(operand.definition(), operand.year(), operand.subjectId());
        Fact fact = operand.fact();
        if (fact != null) {
            json.key("value").text(operand.definition().show(fact.value()));
            json.key("source").text(fact.source());
            json.key("asOf").text(fact.asOf().toString());
            json.key("declared").truth(fact.declared());
        }
        UnknownReason reason = operand.reason();
        if (reason != null) {
            json.key("reason").text(reason.name());
        }
        json.close('}');
    }
}
