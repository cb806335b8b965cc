alter table workbook.import_run add column parks text[];
comment on column workbook.import_run.parks is '导入人的园区范围，空表示全部园区；只有范围不小于它的人看得到这次导入';
