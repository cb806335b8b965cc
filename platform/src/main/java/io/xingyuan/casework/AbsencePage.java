package io.xingyuan.casework;

import io.xingyuan.identity.Colleagues.Colleague;
import java.util.List;

/** 外出委托页. */
record AbsencePage(List<Absence> absences, List<Colleague> colleagues) {}
