package io.xingyuan.workbook;

/** 导入页: one import as it stands. */
record ImportPage(ImportRun run, String title, Progress progress) {

    String path() {
        return "/imports/" + run.id();
    }
}
