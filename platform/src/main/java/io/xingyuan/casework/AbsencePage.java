package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.identity.Colleagues;
import io.xingyuan.identity.Colleagues.Colleague;
import io.xingyuan.web.Choice;
import java.util.List;

/**
 * 外出委托页.
 *
 * @param colleagues as far as a list goes
 * @param people of whom somebody looks for, empty for nobody
 */
record AbsencePage(List<Absence> absences, List<Colleague> colleagues, String people) {

    List<Choice> choices() {
        return colleagues.stream()
                .map(each -> new Choice(
                        each.key(), each.name() + " · " + t(each.role().label())))
                .toList();
    }

    /** Whether there may be more than the list holds, or somebody is looked for; oneself is not in it. */
    boolean searching() {
        return !people.isBlank() || colleagues.size() >= Colleagues.CHOICES - 1;
    }
}
