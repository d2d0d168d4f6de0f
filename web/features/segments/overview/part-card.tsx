'use client';

import type { ReactNode } from 'react';
import { useId } from 'react';
import type { AnalyticsPart, SegmentAnalytics } from '../../../../domain/segment/analytics';
import { Card, CardBody, CardHeader } from '../../../components/ui/card';
import { Notice } from '../../../components/ui/notice';

interface PartCardProps {
  readonly title: string;
  readonly description?: string;
  readonly part: AnalyticsPart;
  readonly analytics: SegmentAnalytics;
  readonly className?: string;
  /** Null where the part was left out: then the card says why. */
  readonly children: ReactNode;
}

/** One part of what is known of a segment. */
export function PartCard({ title, description, part, analytics, className, children }: PartCardProps) {
  const id = useId();
  const note = analytics.notes.find((one) => one.part === part);
  return (
    <Card aria-labelledby={id} className={className}>
      <CardHeader id={id} title={title} description={description} />
      <CardBody className="flex flex-col gap-5">
        {note ? <Notice>{note.message}</Notice> : null}
        {children}
      </CardBody>
    </Card>
  );
}
