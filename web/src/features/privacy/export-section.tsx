import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/icon';
import { Notice } from '@/components/notice';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { useExport } from './export-account';

export function ExportSection() {
  const { t } = useTranslation();
  const fetchExport = useExport();
  return (
    <Section title={t('export.title')} lead={t('export.lead')}>
      {fetchExport.error && <ProblemBox error={fetchExport.error} />}
      {fetchExport.isSuccess && <Notice icon="download">{t('export.done')}</Notice>}
      <div>
        <Button
          variant="default"
          leftSection={<Icon name="download" size={20} />}
          loading={fetchExport.isPending}
          onClick={() => fetchExport.mutate()}
        >
          {t('export.submit')}
        </Button>
      </div>
    </Section>
  );
}
