package io.xingyuan.casework;

import org.springframework.stereotype.Component;

/** 事项案卷: what is kept about a case beside the case itself. */
@Component
record CaseBooks(Visits visits, Tasks tasks, Timeline timeline, Materials materials, Lights lights) {

    /** The days on which the lights of the current stage change. */
    LightDays days(CaseFile file) {
        return lights.of(visits.current(file));
    }
}
