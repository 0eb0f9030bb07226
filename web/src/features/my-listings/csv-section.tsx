import { Button, Table } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type Problem } from '@/api/problem';
import { faultText } from '@/components/form/use-form';
import { Icon } from '@/components/icon';
import { Notice } from '@/components/notice';
import { ProblemBox, ProblemText } from '@/components/problem-text';
import { useExportListings, useImportListings } from './csv';
import classes from './mine.module.css';

/** All of one's listings as a table for a spreadsheet, and back. One refused line, and nothing is done. */
export function CsvSection() {
  const { t } = useTranslation('books');
  const id = useId();
  const take = useExportListings();
  const bring = useImportListings();
  return (
    <div className={classes.csv}>
      <div className={classes.row}>
        <Button
          variant="default"
          leftSection={<Icon name="download" />}
          loading={take.isPending}
          onClick={() => take.mutate()}
        >
          {t('mine.export')}
        </Button>
        <input
          id={id}
          type="file"
          accept=".csv,text/csv"
          className={classes.file}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            currentTarget.value = '';
            if (file) bring.mutate(file);
          }}
        />
        <Button component="label" htmlFor={id} variant="default" loading={bring.isPending}>
          {t('mine.import')}
        </Button>
      </div>
      {take.error && <ProblemBox error={take.error} />}
      {bring.error && <Refused problem={asProblem(bring.error)} />}
      {bring.data && (
        <Notice>
          {t('mine.imported', { created: bring.data.created.length, changed: bring.data.changed.length })}
        </Notice>
      )}
    </div>
  );
}

/** Pointers are `/<line>/<column>`. */
function Refused({ problem }: { problem: Problem }) {
  const { t } = useTranslation('books');
  if (problem.faults.length === 0) return <ProblemBox error={problem} />;
  return (
    <div role="alert" className={classes.refused}>
      <ProblemText problem={problem} />
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('mine.line')}</Table.Th>
            <Table.Th>{t('mine.column')}</Table.Th>
            <Table.Th>{t('mine.fault')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {problem.faults.map(({ pointer, code, message }) => {
            const [, line, column] = pointer.split('/');
            return (
              <Table.Tr key={`${pointer} ${code}`}>
                <Table.Th scope="row">{line}</Table.Th>
                <Table.Td>{column}</Table.Td>
                <Table.Td>{faultText(code, message)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
