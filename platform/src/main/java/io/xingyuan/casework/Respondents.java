package io.xingyuan.casework;

import io.xingyuan.web.Visitor;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * 异议经办: who answers what the public objects, and so reads who objects: whoever decides the stage that published the
 * case, and once it has left that stage, the role that did.
 */
@Component
class Respondents {

    private final Tasks tasks;
    private final Absences absences;

    Respondents(Tasks tasks, Absences absences) {
        this.tasks = tasks;
        this.absences = absences;
    }

    boolean may(CaseFile file, int visit, Visitor visitor) {
        List<Duty> duties = duties(file, visit);
        return absences.mandates(visitor).stream()
                .anyMatch(mandate -> duties.stream().anyMatch(mandate::covers));
    }

    List<Duty> duties(CaseFile file, int visit) {
        List<Task> seats = tasks.of(file.id()).stream()
                .filter(task -> task.visit() == visit && task.kind() == Task.Kind.DECIDE)
                .toList();
        List<Duty> open =
                seats.stream().filter(Task::pending).map(Task::duty).distinct().toList();
        return open.isEmpty()
                ? seats.stream()
                        .map(task -> new Duty(task.role(), null, task.park()))
                        .distinct()
                        .toList()
                : open;
    }
}
